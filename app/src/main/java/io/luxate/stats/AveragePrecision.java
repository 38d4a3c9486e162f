package io.luxate.stats;

import java.util.Optional;

/**
 * The area under the precision-recall curve as a sum of steps: the mean, over the positives, of the
 * share of positives among all that score as high or higher. Not interpolated (Davis J, Goadrich M.
 * ICML 2006). It depends on the share of positives, which is what chance gives.
 *
 * @param value above 0, to 1
 * @param positives images of the positive class, at least 1
 * @param negatives images of the other class, at least 1
 */
public record AveragePrecision(double value, int positives, int negatives) {

  /**
   * Measures the area; tied scores are one step.
   *
   * @throws io.luxate.LuxateException DATA as for {@link Auroc#of}
   */
  public static AveragePrecision of(double[] scores, boolean[] positive) {
    double value = new Ranked(scores, positive).once().averagePrecision();
    int positives = Scores.positives(positive);
    return new AveragePrecision(value, positives, positive.length - positives);
  }

  /** The share of positives: what scores that carry nothing would give. */
  public double chance() {
    return (double) positives / (positives + negatives);
  }

  /**
   * The logit interval, which takes the value for a share of the positives (Boyd K, Eng KH, Page
   * CD. ECML PKDD 2013); at 1 Wilson's, in the same way.
   */
  public Interval interval(double level) {
    if (value < 1) {
      return Interval.logit(value, value * (1 - value) / positives, level, "logit");
    }
    return new Proportion(positives, positives).wilson(level);
  }

  /**
   * Percentile bootstrap limits; empty where every resample gives the same value.
   *
   * @param resampling of images or of patients
   * @throws io.luxate.LuxateException DATA as for {@link Auroc#of}
   */
  public static Optional<Limits> limits(
      double[] scores,
      boolean[] positive,
      Resampling resampling,
      Bootstrap bootstrap,
      double level) {
    Ranked ranked = new Ranked(scores, positive);
    return bootstrap.limits(resampling, t -> ranked.counted(t).averagePrecision(), level);
  }
}
