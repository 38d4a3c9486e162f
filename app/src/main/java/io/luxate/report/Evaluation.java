package io.luxate.report;

import io.luxate.evidence.Aim;
import io.luxate.evidence.CalibrationFacts;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.RocCurve;
import io.luxate.evidence.Threshold;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chosen model on one set.
 *
 * @param roc empty with more than two classes and no positive one
 * @param calibration empty then too, and where scores are no probabilities
 */
public record Evaluation(
    Metrics metrics, Optional<RocCurve> roc, Optional<CalibrationFacts> calibration) {
  /** Measures what the aim asks for. */
  public static Evaluation of(
      List<Prediction> predictions, Aim aim, Map<String, Threshold> thresholds) {
    return aim.positive()
        .map(name -> of(predictions, name, Optional.ofNullable(thresholds.get(name))))
        .orElseGet(
            () ->
                new Evaluation(
                    aim.measure(predictions, thresholds), Optional.empty(), Optional.empty()));
  }

  /** Measures two classes, or one against the rest. */
  public static Evaluation of(
      List<Prediction> predictions, String positive, Optional<Threshold> threshold) {
    return new Evaluation(
        Metrics.of(predictions, positive, threshold),
        Optional.of(RocCurve.of(predictions, positive)),
        CalibrationFacts.of(predictions, positive));
  }
}
