package io.luxate.evidence;

import io.luxate.stats.Youden;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An operating point that says where it was fixed.
 *
 * @param value scores at or above it are called positive
 * @param fixedOn the data it was chosen on, in words a table can show: {@code internal validation,
 *     out-of-fold}
 * @param rule how it was chosen: {@code Youden}, or {@code given}
 */
public record Threshold(double value, String fixedOn, String rule) {

  /** The Youden threshold of these predictions; DATA as for {@link Metrics#of}. */
  public static Threshold youden(List<Prediction> internal, String positive, String fixedOn) {
    double value = Youden.threshold(Columns.scores(internal), Columns.positive(internal, positive));
    return new Threshold(value, fixedOn, "Youden");
  }

  /** A threshold that a person or a file gave. */
  public static Threshold given(double value, String by) {
    return new Threshold(value, by, "given");
  }

  /** The bare values of thresholds by name. */
  public static Map<String, Double> values(Map<String, Threshold> byName) {
    Map<String, Double> values = new TreeMap<>();
    byName.forEach((name, threshold) -> values.put(name, threshold.value()));
    return values;
  }
}
