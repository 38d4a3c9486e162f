package io.luxate.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.luxate.LuxateException;
import io.luxate.Named;
import io.luxate.stats.Calibrator;
import io.luxate.stats.IsotonicRegression;
import io.luxate.stats.Logistic;
import io.luxate.stats.PlattScaling;
import io.luxate.stats.TemperatureScaling;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** How scores are turned into probabilities that match frequencies. */
public enum CalibrationMethod {
  /** A logistic curve through the log odds; two numbers, the choice for few images. */
  PLATT,
  /** The log odds divided by one number. */
  TEMPERATURE,
  /** Any rising steps; wants some hundred images. */
  ISOTONIC;

  /** With fewer of a class the steps follow single images; our judgement. */
  private static final int FEWEST_FOR_STEPS = 50;

  /** The method of this name; USER naming them all for another. */
  @JsonCreator
  public static CalibrationMethod named(String name) {
    return Named.of("calibration", name, List.of(values()), CalibrationMethod::id);
  }

  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Fits the curve.
   *
   * @throws io.luxate.LuxateException DATA when a class is missing, a score is no probability, or
   *     scores do not rise with the truth
   */
  Calibrator fit(double[] probabilities, boolean[] positive) {
    requireProbabilities(probabilities);
    return switch (this) {
      case PLATT -> PlattScaling.fit(Logistic.logits(probabilities), positive);
      case TEMPERATURE -> TemperatureScaling.fit(Logistic.logits(probabilities), positive);
      case ISOTONIC -> {
        requireMany(positive);
        yield IsotonicRegression.fit(probabilities, positive);
      }
    };
  }

  /** The fitted curve from a model's probability to a calibrated one. */
  static DoubleUnaryOperator curve(Calibrator fitted) {
    return fitted instanceof IsotonicRegression
        ? fitted::apply
        : probability -> fitted.apply(Logistic.logit(probability));
  }

  /** The same predictions with calibrated scores. */
  static List<Prediction> apply(Calibrator fitted, List<Prediction> predictions) {
    DoubleUnaryOperator curve = curve(fitted);
    return predictions.stream().map(p -> p.withScore(curve.applyAsDouble(p.score()))).toList();
  }

  private static void requireMany(boolean[] positive) {
    int positives = 0;
    for (boolean one : positive) {
      positives += one ? 1 : 0;
    }
    int fewest = Math.min(positives, positive.length - positives);
    if (fewest < FEWEST_FOR_STEPS) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "isotonic calibration wants "
              + FEWEST_FOR_STEPS
              + " images of each class and has "
              + fewest
              + " of the rarer; take platt");
    }
  }

  private static void requireProbabilities(double[] scores) {
    for (double score : scores) {
      if (!(score >= 0 && score <= 1)) {
        throw new LuxateException(
            LuxateException.Kind.DATA,
            "a score of "
                + score
                + " is no probability, and a curve is fitted to probabilities only; bring the scores to 0 to 1 first");
      }
    }
  }
}
