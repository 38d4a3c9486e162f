package io.luxate.stats;

/**
 * The area under the ROC curve when a patient may have several images: the same value as {@link
 * Auroc}, with a variance that counts patients.
 *
 * @param value 0 to 1, over all pairs of images
 * @param variance Obuchowski's for clustered data, DeLong's where each patient has one image; NaN
 *     when the images of a class come from one patient only. Obuchowski NA. Nonparametric analysis
 *     of clustered ROC curve data. Biometrics 1997;53:567-78
 * @param positives images of the positive class, at least 1
 * @param negatives images of the other class, at least 1
 * @param positivePatients patients with a positive image
 * @param negativePatients patients with a negative image; some may have both
 */
public record ClusteredAuroc(
    double value,
    double variance,
    int positives,
    int negatives,
    int positivePatients,
    int negativePatients) {

  /**
   * Measures the area.
   *
   * @throws io.luxate.LuxateException DATA as for {@link Auroc#of}, or when the lengths differ
   */
  public static ClusteredAuroc of(double[] scores, boolean[] positive, Clusters patients) {
    Placements placements = new Placements(scores, positive);
    patients.checkRows(scores.length);
    return new ClusteredAuroc(
        placements.auroc(),
        variance(placements.deviations(), positive, patients),
        placements.positives(),
        placements.negatives(),
        patients.countWith(positive, true),
        patients.countWith(positive, false));
  }

  /**
   * The interval to report: Obuchowski's where its variance is above 0, else {@link #newcombe}, as
   * for {@link Auroc#interval}.
   */
  public Interval interval(double level) {
    if (!(variance > Auroc.ROUNDING)) {
      return newcombe(level);
    }
    double half = Interval.z(level) * Math.sqrt(variance);
    return Interval.clipped(value - half, value + half, level, "Obuchowski");
  }

  /** As {@link #interval}, on the logit scale. */
  public Interval logitInterval(double level) {
    return variance > Auroc.ROUNDING && value > 0 && value < 1
        ? Interval.logit(value, variance, level, "logit-Obuchowski")
        : newcombe(level);
  }

  /** {@link Auroc#newcombe} with patients in place of images, which is on the safe side. */
  public Interval newcombe(double level) {
    return countedInPatients().newcombe(level);
  }

  Auroc countedInPatients() {
    return new Auroc(value, variance, positivePatients, negativePatients);
  }

  /**
   * Obuchowski's variance of a mean of placements, or of a difference of such means.
   *
   * @param deviations of each row's placement from the mean
   */
  static double variance(double[] deviations, boolean[] positive, Clusters patients) {
    double[][] sums = new double[2][patients.count()];
    double[] rows = new double[2];
    for (int i = 0; i < deviations.length; i++) {
      int side = positive[i] ? 1 : 0;
      sums[side][patients.of(i)] += deviations[i];
      rows[side]++;
    }
    double within = 0;
    for (int side = 0; side < 2; side++) {
      double there = patients.countWith(positive, side == 1);
      if (there < 2) {
        return Double.NaN;
      }
      within +=
          there / (there - 1) * Placements.sumOfSquares(sums[side]) / (rows[side] * rows[side]);
    }
    double across = 0;
    for (int p = 0; p < patients.count(); p++) {
      across += sums[0][p] * sums[1][p];
    }
    double all = patients.count();
    return within + 2 * all / (all - 1) * across / (rows[0] * rows[1]);
  }
}
