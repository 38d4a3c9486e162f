package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.OptionalDouble;

/**
 * The mean squared distance of probabilities from the truth: Brier GW. Monthly Weather Review
 * 1950;78:1-3, in the form for two classes.
 *
 * @param value 0 to 1, lower is better
 * @param variance of the value, from the spread of the squared distances; NaN for one image
 * @param reference what the share of positives, given to every image, would score: at most 0.25
 */
public record Brier(double value, double variance, double reference) {

  /**
   * Measures the score.
   *
   * @param probabilities of the positive class, 0 to 1
   * @throws LuxateException DATA when there are no rows, lengths differ, or a score is no
   *     probability (the index is named)
   */
  public static Brier of(double[] probabilities, boolean[] positive) {
    Scores.checkProbabilities(probabilities, positive);
    int n = probabilities.length;
    if (n == 0) {
      throw new LuxateException(Kind.DATA, "no rows to measure; give at least one image");
    }
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double distance = probabilities[i] - (positive[i] ? 1 : 0);
      sum += distance * distance;
    }
    double mean = sum / n;
    for (int i = 0; i < n; i++) {
      double distance = probabilities[i] - (positive[i] ? 1 : 0);
      squares += (distance * distance - mean) * (distance * distance - mean);
    }
    double prevalence = (double) Scores.positives(positive) / n;
    return new Brier(mean, squares / (n - 1.0) / n, prevalence * (1 - prevalence));
  }

  /** 1 - value / reference: 1 is perfect, 0 no better than the share; empty with one class. */
  public OptionalDouble skill() {
    return reference > 0 ? OptionalDouble.of(1 - value / reference) : OptionalDouble.empty();
  }

  /**
   * The value plus and minus z standard errors, clipped to 0 to 1.
   *
   * @throws LuxateException DATA for one image
   */
  public Interval interval(double level) {
    if (Double.isNaN(variance)) {
      throw new LuxateException(Kind.DATA, "one image has no spread; add images");
    }
    double half = Interval.z(level) * Math.sqrt(variance);
    return Interval.clipped(value - half, value + half, level, "normal");
  }
}
