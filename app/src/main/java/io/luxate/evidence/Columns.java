package io.luxate.evidence;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.stats.Auroc;
import io.luxate.stats.ClusteredAuroc;
import io.luxate.stats.Clusters;
import io.luxate.stats.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Predictions as the arrays that statistics take. */
final class Columns {
  private Columns() {}

  static double[] scores(List<Prediction> predictions) {
    return predictions.stream().mapToDouble(Prediction::score).toArray();
  }

  /**
   * Who the rows are of; empty unless a patient has several. A row that names none is a patient of
   * its own.
   */
  static Optional<Clusters> patients(List<Prediction> rows) {
    List<String> names =
        IntStream.range(0, rows.size())
            .mapToObj(i -> rows.get(i).patient().map(p -> "patient " + p).orElse("row " + i))
            .toList();
    Clusters clusters = Clusters.of(names);
    return clusters.count() < rows.size() ? Optional.of(clusters) : Optional.empty();
  }

  /** The interval to report, which knows of patients where one has several rows. */
  static Interval aurocInterval(List<Prediction> rows, double[] scores, boolean[] positive) {
    return patients(rows)
        .map(p -> ClusteredAuroc.of(scores, positive, p).interval(Metrics.LEVEL))
        .orElseGet(() -> Auroc.of(scores, positive).interval(Metrics.LEVEL));
  }

  /** The same on the logit scale. */
  static Interval aurocLogitInterval(List<Prediction> rows, double[] scores, boolean[] positive) {
    return patients(rows)
        .map(p -> ClusteredAuroc.of(scores, positive, p).logitInterval(Metrics.LEVEL))
        .orElseGet(() -> Auroc.of(scores, positive).logitDelong(Metrics.LEVEL));
  }

  /** Which rows are positive; DATA naming the labels that exist unless both sides are there. */
  static boolean[] positive(List<Prediction> predictions, String positive) {
    boolean[] truth = new boolean[predictions.size()];
    int positives = 0;
    for (int i = 0; i < truth.length; i++) {
      truth[i] = predictions.get(i).label().equals(positive);
      positives += truth[i] ? 1 : 0;
    }
    if (positives == 0 || positives == truth.length) {
      List<String> labels =
          predictions.stream().map(Prediction::label).distinct().sorted().toList();
      throw new LuxateException(
          Kind.DATA,
          "no AUROC: "
              + positives
              + " of "
              + truth.length
              + " images are '"
              + positive
              + "' (labels: "
              + String.join(", ", labels)
              + "); both classes are needed");
    }
    return truth;
  }
}
