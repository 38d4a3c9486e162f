package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;

/**
 * How far probabilities are from frequencies, as a line on the logit scale: Cox DR. Two further
 * applications of a model for binary regression. Biometrika 1958;45:562-5. Named and explained in
 * Van Calster B et al. J Clin Epidemiol 2016;74:167-76.
 *
 * @param slope 1 is right; below 1 the probabilities are too extreme
 * @param slopeVariance inverse of the observed information
 * @param intercept in log odds, with the slope held at 1 (calibration in the large); 0 is right,
 *     above 0 the probabilities are too low
 * @param interceptVariance likewise
 */
public record CalibrationLine(
    double slope, double slopeVariance, double intercept, double interceptVariance) {

  /**
   * Fits both by greatest likelihood; 0 and 1 count as {@link Logistic#logit} has them.
   *
   * @param probabilities of the positive class, 0 to 1
   * @throws LuxateException DATA as for {@link Auroc#of}; when a score is no probability; when all
   *     are equal; and when the classes are separated perfectly, where no slope is best
   */
  public static CalibrationLine of(double[] probabilities, boolean[] positive) {
    Scores.checkProbabilities(probabilities, positive);
    Scores.checkTwoClasses(probabilities, positive);
    double[] logits = Logistic.logits(probabilities);
    double[] targets = new double[positive.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = positive[i] ? 1 : 0;
    }
    requireOverlap(logits, positive);
    LogisticFit both = LogisticFit.both(logits, targets);
    LogisticFit large = LogisticFit.interceptOnly(logits, targets);
    return new CalibrationLine(
        both.slope(), both.slopeVariance(), large.intercept(), large.interceptVariance());
  }

  /** Wald limits of the slope. */
  public Limits slopeLimits(double level) {
    return Limits.wald(slope, slopeVariance, level, "Wald");
  }

  /** Wald limits of the intercept. */
  public Limits interceptLimits(double level) {
    return Limits.wald(intercept, interceptVariance, level, "Wald");
  }

  private static void requireOverlap(double[] logits, boolean[] positive) {
    double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int i = 0; i < logits.length; i++) {
      int side = positive[i] ? 1 : 0;
      least[side] = Math.min(least[side], logits[i]);
      most[side] = Math.max(most[side], logits[i]);
    }
    boolean apart = most[0] <= least[1] || most[1] <= least[0];
    if (apart && Math.min(least[0], least[1]) < Math.max(most[0], most[1])) {
      throw new LuxateException(
          Kind.DATA,
          "the classes are separated perfectly, so no calibration slope is best; measure on more"
              + " images, or report the Brier score");
    }
  }
}
