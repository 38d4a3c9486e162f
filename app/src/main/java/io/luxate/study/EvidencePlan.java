package io.luxate.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.luxate.LuxateException;
import io.luxate.Named;
import io.luxate.evidence.CalibrationMethod;
import io.luxate.evidence.Wanted;
import io.luxate.model.View;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The part {@code evidence} of a study file: what is fixed on internal data, and what is asked
 * beyond one model's result. Every key may be left out.
 *
 * @param sensitivity of the operating point that misses few; 0.95 where nothing is said
 * @param specificity of the one that alarms seldom; 0.95
 * @param errorRate in each class of a model that may abstain; 0.1
 * @param calibration curve fitted on internal scores; Platt's
 * @param seeds trainings of the chosen candidate, the first included; 1
 * @param ensemble what answers together on the external set; none
 * @param testTimeViews averaged over, in place of the recipe's
 * @param learningCurve absent for none
 * @param shortcuts whether the internal images are asked for shortcuts; yes
 */
public record EvidencePlan(
    Optional<Double> sensitivity,
    Optional<Double> specificity,
    Optional<Double> errorRate,
    Optional<CalibrationMethod> calibration,
    Optional<Integer> seeds,
    Optional<Together> ensemble,
    Optional<List<View>> testTimeViews,
    Optional<LearningCurvePlan> learningCurve,
    Optional<Boolean> shortcuts) {
  private static final int MOST_SEEDS = 100;

  /** Which networks answer as one. */
  public enum Together {
    NONE,
    /** Those of the seeds. */
    SEEDS,
    /** Those of the cross-validation's folds. */
    FOLDS;

    /** The word of a study file; USER naming them all for another. */
    @JsonCreator
    public static Together named(String name) {
      return Named.of("ensemble", name, List.of(values()), Together::id);
    }

    @JsonValue
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks every number; USER naming the key. */
  public EvidencePlan {
    if (seeds.isPresent() && (seeds.get() < 1 || seeds.get() > MOST_SEEDS)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "evidence.seeds must be 1 to " + MOST_SEEDS + ", not " + seeds.get());
    }
    if (ensemble.filter(Together.SEEDS::equals).isPresent() && seeds.orElse(1) < 2) {
      throw new LuxateException(
          LuxateException.Kind.USER, "evidence.ensemble: seeds needs evidence.seeds of 2 or more");
    }
    wanted(sensitivity, specificity, errorRate, calibration);
  }

  /** What a study does whose file says nothing of it. */
  static EvidencePlan usual() {
    return new EvidencePlan(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What is fixed on the internal scores. */
  Wanted wanted() {
    return wanted(sensitivity, specificity, errorRate, calibration);
  }

  private static Wanted wanted(
      Optional<Double> sensitivity,
      Optional<Double> specificity,
      Optional<Double> errorRate,
      Optional<CalibrationMethod> calibration) {
    return new Wanted(
        OptionalDouble.of(sensitivity.orElse(0.95)),
        OptionalDouble.of(specificity.orElse(0.95)),
        OptionalDouble.of(errorRate.orElse(0.1)),
        Optional.of(calibration.orElse(CalibrationMethod.PLATT)));
  }

  int trainings() {
    return seeds.orElse(1);
  }

  Together together() {
    return ensemble.orElse(Together.NONE);
  }

  boolean asksForShortcuts() {
    return shortcuts.orElse(true);
  }
}
