package io.luxate.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a set that the model was not developed on adds to its {@link Metrics}: how the rules fixed
 * on internal data hold there, and how far it falls behind them.
 *
 * @param operatingPoints one per fixed threshold, in their order
 * @param calibration of the scores as they are; empty unless they are probabilities
 * @param calibrationMethod of the curve fitted on internal scores
 * @param calibrated the same after that curve
 * @param abstention by the rule fitted on internal scores
 * @param gap this set's AUROC less the internal one, with its interval
 * @param gapP two-sided p of no gap; empty where the variance says nothing
 * @param subgroups by site, joint, view, sex and age, as far as the tables name them
 * @param refused rules that the internal data could not bear, in words
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Evidence(
    List<OperatingPoint> operatingPoints,
    Optional<CalibrationFacts> calibration,
    Optional<String> calibrationMethod,
    Optional<CalibrationFacts> calibrated,
    Optional<AbstentionFacts> abstention,
    Estimate gap,
    OptionalDouble gapP,
    List<Subgroup> subgroups,
    List<Refused> refused) {
  public Evidence {
    operatingPoints = List.copyOf(operatingPoints);
    subgroups = List.copyOf(subgroups);
    refused = List.copyOf(refused);
  }

  /**
   * Measures a set.
   *
   * @param internal the same model's scores of images it was not trained on, which the rules were
   *     fixed on
   * @throws io.luxate.LuxateException DATA as for {@link Metrics#of}
   */
  public static Evidence of(
      List<Prediction> predictions, List<Prediction> internal, String positive, FixedRules rules) {
    double[] scores = Columns.scores(predictions);
    boolean[] truth = Columns.positive(predictions, positive);
    var gap = Area.of(predictions, positive).minus(Area.of(internal, positive));
    return new Evidence(
        rules.thresholds().stream().map(t -> OperatingPoint.at(t, scores, truth)).toList(),
        CalibrationFacts.of(scores, truth),
        rules.calibration().map(c -> c.method()),
        rules
            .calibration()
            .flatMap(
                fitted ->
                    CalibrationFacts.of(CalibrationMethod.apply(fitted, predictions), positive)),
        rules.abstention().map(rule -> AbstentionFacts.of(rule, scores, truth)),
        Estimate.of(gap),
        gap.p(),
        Subgroup.of(
            predictions, positive, rules.thresholds().stream().findFirst(), Optional.of(internal)),
        rules.refused());
  }
}
