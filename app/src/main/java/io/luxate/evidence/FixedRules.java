package io.luxate.evidence;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
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

  /** Thresholds that a person gives. */
  public static FixedRules given(List<Double> thresholds) {
    return new FixedRules(
        thresholds.stream().map(t -> Threshold.given(t, "the command line")).toList(),
        Optional.empty());
  }

  /**
   * The rules that internal scores lead to: Youden's threshold, and those for a required
   * sensitivity and specificity.
   *
   * @param errorRate that an abstaining model may have in each class
   * @throws LuxateException DATA when the scores cannot bear what is asked
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

  /** Both together. */
  public FixedRules and(FixedRules others) {
    List<Threshold> all = new ArrayList<>(thresholds);
    all.addAll(others.thresholds);
    if (abstention.isPresent() && others.abstention.isPresent()) {
      throw new LuxateException(Kind.INTERNAL, "two rules of abstention");
    }
    return new FixedRules(all, abstention.or(others::abstention));
  }
}
