package io.luxate.stats;

/**
 * The area under the ROC curve: the chance that a random positive scores above a random negative, a
 * tie counting one half.
 *
 * @param value 0 to 1
 * @param variance DeLong's variance of the value (DeLong ER, DeLong DM, Clarke-Pearson DL.
 *     Biometrics 1988;44:837-45); NaN when a class has one image only
 * @param positives images of the positive class, at least 1
 * @param negatives images of the other class, at least 1
 */
public record Auroc(double value, double variance, int positives, int negatives) {
  /** Below this a variance is rounding; one misordered pair of 10^5 x 10^5 images gives 10^-20. */
  static final double ROUNDING = 1e-24;

  /**
   * Measures the area; O(n log n).
   *
   * @param scores higher means more likely positive; any finite scale
   * @param positive the truth of each row
   * @throws io.luxate.LuxateException DATA when the lengths differ, a score is not finite (the
   *     index is named), or a class is missing
   */
  public static Auroc of(double[] scores, boolean[] positive) {
    Placements placements = new Placements(scores, positive);
    return new Auroc(
        placements.auroc(),
        Placements.sumOfSquares(placements.influence()),
        placements.positives(),
        placements.negatives());
  }

  /**
   * The interval to report: {@link #delong} where it says something, else {@link #newcombe}. DeLong
   * says nothing where its variance is 0 (an AUROC of exactly 0 or 1, or all scores equal) or not
   * defined (one image in a class).
   */
  public Interval interval(double level) {
    return variance > ROUNDING ? delong(level) : newcombe(level);
  }

  /** Value plus and minus z standard errors, clipped to 0 to 1; no width when the variance is 0. */
  public Interval delong(double level) {
    double half = Interval.z(level) * Math.sqrt(variance);
    return Interval.clipped(value - half, value + half, level, "DeLong");
  }

  /**
   * DeLong's variance carried to the logit scale by the delta method and back, so that the limits
   * stay inside 0 to 1 (Pepe MS. The Statistical Evaluation of Medical Tests, 2003, section 5.2);
   * {@link #newcombe} where {@link #interval} would take it.
   */
  public Interval logitDelong(double level) {
    if (!(variance > ROUNDING)) {
      return newcombe(level);
    }
    return Interval.logit(value, variance, level, "logit-DeLong");
  }

  /**
   * A score-type interval that has width at 0 and 1: the areas that lie within z of their own
   * standard errors from the value, with Hanley and McNeil's exponential-model variance and both
   * class sizes in it replaced by their mean. Newcombe RG. Confidence intervals for an effect size
   * measure based on the Mann-Whitney statistic. Part 2. Stat Med 2006;25:559-73, method 5.
   */
  public Interval newcombe(double level) {
    double z = Interval.z(level);
    return Interval.clipped(
        newcombeLow(value, z), 1 - newcombeLow(1 - value, z), level, "Newcombe");
  }

  private double newcombeLow(double estimate, double z) {
    double low = 0;
    double high = estimate;
    for (int i = 0; i < 100; i++) {
      double area = (low + high) / 2;
      if (estimate - area > z * Math.sqrt(modelVariance(area))) {
        low = area;
      } else {
        high = area;
      }
    }
    return low;
  }

  private double modelVariance(double area) {
    double meanSize = (positives + negatives) / 2.0;
    double spread = (1 - area) / (2 - area) + area / (1 + area);
    double pairs = (double) positives * negatives;
    return area * (1 - area) * (1 + (meanSize - 1) * spread) / pairs;
  }
}
