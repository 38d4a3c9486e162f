package io.luxate.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.stats.AurocDifference;
import io.luxate.stats.Clusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Two models on the same images.
 *
 * @param auroc of the other model
 * @param difference this model's AUROC less the other's
 * @param delongP two-sided p of no difference (paired DeLong); empty where both order the images
 *     alike or separate them perfectly
 * @param byPatient the same with several images of a patient counted as what they are (Obuchowski);
 *     empty when no patient has several
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Comparison(
    double auroc, Estimate difference, OptionalDouble delongP, Optional<ByPatient> byPatient) {

  /** The difference with patients as clusters. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record ByPatient(Estimate difference, OptionalDouble p) {}

  /**
   * Pairs the rows by path.
   *
   * @param other the other model's predictions, in any order
   * @throws LuxateException DATA naming the first image that stands in one file only, twice, or
   *     with another label
   */
  public static Comparison of(
      List<Prediction> predictions, List<Prediction> other, String positive) {
    return of(predictions, other, positive, Area.of(predictions, positive).patients());
  }

  static Comparison of(
      List<Prediction> predictions,
      List<Prediction> other,
      String positive,
      Optional<Clusters> patients) {
    double[] first = Columns.scores(predictions);
    double[] second = Columns.scores(paired(predictions, other));
    boolean[] truth = Columns.positive(predictions, positive);
    AurocDifference difference = AurocDifference.paired(first, second, truth);
    return new Comparison(
        difference.second().value(),
        Estimate.of(difference),
        difference.p(),
        patients
            .map(p -> AurocDifference.paired(first, second, truth, p))
            .map(d -> new ByPatient(Estimate.of(d), d.p())));
  }

  private static List<Prediction> paired(List<Prediction> rows, List<Prediction> other) {
    Map<String, Prediction> byPath = new HashMap<>();
    for (Prediction row : other) {
      if (byPath.put(row.path(), row) != null) {
        throw unlike(row.path() + " stands twice in the scores to compare with");
      }
    }
    List<Prediction> paired = new ArrayList<>();
    for (Prediction row : rows) {
      Prediction match = byPath.remove(row.path());
      if (match == null) {
        throw unlike(row.path() + " stands in the first file more often than in the other");
      }
      if (!match.label().equals(row.label())) {
        throw unlike(
            row.path()
                + " is '"
                + row.label()
                + "' in one file and '"
                + match.label()
                + "' in the other");
      }
      paired.add(match);
    }
    if (!byPath.isEmpty()) {
      throw unlike(byPath.keySet().iterator().next() + " stands in the other file only");
    }
    return paired;
  }

  private static LuxateException unlike(String what) {
    return new LuxateException(
        Kind.DATA, "cannot compare: " + what + "; both files need the same images, each once");
  }
}
