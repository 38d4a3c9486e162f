package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;

/**
 * A logistic curve through the scores: probability = expit(slope x score + intercept).
 *
 * @param slope above 0
 * @param intercept in log odds
 */
public record PlattScaling(double slope, double intercept) implements Calibrator {
  public PlattScaling {
    if (!(slope > 0 && slope < Double.POSITIVE_INFINITY && Double.isFinite(intercept))) {
      throw new LuxateException(
          Kind.DATA,
          "the scores do not rise with the truth: Platt's slope is "
              + slope
              + ", which would turn the model around; check the model and its positive class");
    }
  }

  /**
   * Fits the curve to targets drawn in from 0 and 1, as if each class had one more image of the
   * other kind, so that it stays finite when the classes are separated (Platt J. Probabilistic
   * outputs for support vector machines. 1999; solved as by Lin HT, Lin CJ, Weng RC. Mach Learn
   * 2007;68:267-76).
   *
   * @param scores any finite scale; for a network's probabilities take {@link Logistic#logit}
   * @param positive the truth of each row
   * @throws LuxateException DATA as for {@link Auroc#of}, and when all scores are equal or do not
   *     rise with the truth
   */
  public static PlattScaling fit(double[] scores, boolean[] positive) {
    Scores.checkTwoClasses(scores, positive);
    double positives = Scores.positives(positive);
    double negatives = positive.length - positives;
    double[] targets = new double[positive.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = positive[i] ? (positives + 1) / (positives + 2) : 1 / (negatives + 2);
    }
    LogisticFit fit = LogisticFit.both(scores, targets);
    return new PlattScaling(fit.slope(), fit.intercept());
  }

  @Override
  public double apply(double score) {
    return Logistic.expit(slope * score + intercept);
  }

  @Override
  public String method() {
    return "platt";
  }
}
