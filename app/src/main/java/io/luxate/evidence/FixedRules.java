package io.luxate.evidence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.LuxateException;
import io.luxate.stats.Calibrator;
import io.luxate.stats.Conformal;
import io.luxate.stats.IsotonicRegression;
import io.luxate.stats.PlattScaling;
import io.luxate.stats.RequiredRate;
import io.luxate.stats.TemperatureScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was decided on other data before these scores are looked at.
 *
 * @param thresholds in the order they were asked for, the first the one that calls are made at
 * @param calibration the curve that makes probabilities match frequencies
 * @param abstention when to say nothing
 * @param refused what was wanted and the other data cannot bear, in words
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FixedRules(
    List<Threshold> thresholds,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
        @JsonSubTypes({
          @JsonSubTypes.Type(value = PlattScaling.class, name = "platt"),
          @JsonSubTypes.Type(value = TemperatureScaling.class, name = "temperature"),
          @JsonSubTypes.Type(value = IsotonicRegression.class, name = "isotonic")
        })
        Optional<Calibrator> calibration,
    Optional<Conformal> abstention,
    List<Refused> refused) {
  public FixedRules {
    thresholds = List.copyOf(thresholds);
    refused = List.copyOf(refused);
  }

  /** Nothing decided yet. */
  public static FixedRules none() {
    return new FixedRules(List.of(), Optional.empty(), Optional.empty(), List.of());
  }

  /**
   * The rules that internal scores lead to: Youden's threshold first, and whatever else is wanted.
   *
   * @throws LuxateException DATA when the scores cannot bear what is wanted
   */
  public static FixedRules on(
      List<Prediction> internal, String name, String positive, Wanted wanted) {
    FixedRules rules = asFarAsBorne(internal, name, positive, wanted);
    if (!rules.refused.isEmpty()) {
      throw new LuxateException(LuxateException.Kind.DATA, rules.refused.get(0).why());
    }
    return rules;
  }

  /** As {@link #on}, but what the scores cannot bear is left out and named. */
  public static FixedRules asFarAsBorne(
      List<Prediction> internal, String name, String positive, Wanted wanted) {
    double[] scores = Columns.scores(internal);
    boolean[] truth = Columns.positive(internal, positive);
    List<Threshold> thresholds = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    thresholds.add(Threshold.youden(internal, positive, name));
    wanted
        .sensitivity()
        .ifPresent(
            rate ->
                borne(
                        "sensitivity",
                        refused,
                        () -> RequiredRate.sensitivity(scores, truth, rate).threshold())
                    .map(t -> new Threshold(t, name, "sensitivity at least " + rate))
                    .ifPresent(thresholds::add));
    wanted
        .specificity()
        .ifPresent(
            rate ->
                borne(
                        "specificity",
                        refused,
                        () -> RequiredRate.specificity(scores, truth, rate).threshold())
                    .map(t -> new Threshold(t, name, "specificity at least " + rate))
                    .ifPresent(thresholds::add));
    Optional<Calibrator> calibration =
        wanted
            .calibration()
            .flatMap(m -> borne("calibration", refused, () -> m.fit(scores, truth)));
    Optional<Conformal> abstention =
        wanted.errorRate().isPresent()
            ? borne(
                "abstention",
                refused,
                () -> Conformal.perClass(scores, truth, wanted.errorRate().getAsDouble()))
            : Optional.empty();
    return new FixedRules(thresholds, calibration, abstention, refused);
  }

  private static <T> Optional<T> borne(String name, List<Refused> refused, Supplier<T> rule) {
    try {
      return Optional.of(rule.get());
    } catch (LuxateException e) {
      if (e.kind() != LuxateException.Kind.DATA) {
        throw e;
      }
      refused.add(new Refused(name, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /** The same with further thresholds, which a person gives. */
  public FixedRules withGiven(List<Double> more) {
    List<Threshold> all = new ArrayList<>(thresholds);
    more.forEach(value -> all.add(Threshold.given(value, "the command line")));
    return new FixedRules(all, calibration, abstention, refused);
  }
}
