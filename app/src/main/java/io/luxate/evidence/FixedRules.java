package io.luxate.evidence;

import io.luxate.stats.Conformal;
import io.luxate.stats.RequiredRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was decided on other data before these scores are looked at.
 *
 * @param thresholds in the order they were asked for
 * @param abstention when to say nothing
 */
public record FixedRules(List<Threshold> thresholds, Optional<Conformal> abstention) {
  public FixedRules {
    thresholds = List.copyOf(thresholds);
  }

  /** Nothing decided yet. */
  public static FixedRules none() {
    return new FixedRules(List.of(), Optional.empty());
  }

  /**
   * The rules that internal scores lead to: Youden's threshold, and those for a required
   * sensitivity and specificity.
   *
   * @param errorRate that an abstaining model may have in each class
   * @throws io.luxate.LuxateException DATA when the scores cannot bear what is asked
   */
  public static FixedRules on(
      List<Prediction> internal,
      String name,
      String positive,
      OptionalDouble sensitivity,
      OptionalDouble specificity,
      OptionalDouble errorRate) {
    double[] scores = Columns.scores(internal);
    boolean[] truth = Columns.positive(internal, positive);
    List<Threshold> thresholds = new ArrayList<>();
    thresholds.add(Threshold.youden(internal, positive, name));
    sensitivity.ifPresent(
        rate ->
            thresholds.add(
                new Threshold(
                    RequiredRate.sensitivity(scores, truth, rate).threshold(),
                    name,
                    "sensitivity at least " + rate)));
    specificity.ifPresent(
        rate ->
            thresholds.add(
                new Threshold(
                    RequiredRate.specificity(scores, truth, rate).threshold(),
                    name,
                    "specificity at least " + rate)));
    return new FixedRules(
        thresholds,
        errorRate.isPresent()
            ? Optional.of(Conformal.perClass(scores, truth, errorRate.getAsDouble()))
            : Optional.empty());
  }

  /** The same with further thresholds, which a person gives. */
  public FixedRules withGiven(List<Double> more) {
    List<Threshold> all = new ArrayList<>(thresholds);
    more.forEach(value -> all.add(Threshold.given(value, "the command line")));
    return new FixedRules(all, abstention);
  }
}
