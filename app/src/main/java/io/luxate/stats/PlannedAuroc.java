package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;

/**
 * The interval to expect of an AUROC on a set that is not there yet. Hanley JA, McNeil BJ. The
 * meaning and use of the area under a ROC curve. Radiology 1982;143:29-36.
 *
 * @param auroc expected, 0 to 1
 * @param positives planned, at least 1
 * @param negatives planned, at least 1
 */
public record PlannedAuroc(double auroc, int positives, int negatives) {
  private static final int MOST = 10_000_000;

  public PlannedAuroc {
    if (!(auroc >= 0 && auroc <= 1) || positives < 1 || negatives < 1) {
      throw new LuxateException(
          Kind.USER,
          "an AUROC of "
              + auroc
              + " on "
              + positives
              + " positives and "
              + negatives
              + " negatives cannot be planned; give a share and at least one of each");
    }
  }

  /** Hanley and McNeil's variance, by the exponential model; 0 at 0 and 1. */
  public double variance() {
    double square = auroc * auroc;
    double positive = auroc / (2 - auroc) - square;
    double negative = 2 * square / (1 + auroc) - square;
    double spread = (positives - 1.0) * positive + (negatives - 1.0) * negative;
    return (auroc * (1 - auroc) + spread) / positives / negatives;
  }

  /** Value plus and minus z standard errors, clipped to 0 to 1; at 0 and 1 Newcombe's. */
  public Interval interval(double level) {
    if (auroc == 0 || auroc == 1) {
      return new Auroc(auroc, Double.NaN, positives, negatives).newcombe(level);
    }
    double half = Interval.z(level) * Math.sqrt(variance());
    return Interval.clipped(auroc - half, auroc + half, level, "Hanley-McNeil");
  }

  /** Half of the width of {@link #interval} before it is clipped; at 0 and 1 of Newcombe's. */
  public double halfWidth(double level) {
    Interval interval = interval(level);
    return auroc == 0 || auroc == 1
        ? (interval.high() - interval.low()) / 2
        : Interval.z(level) * Math.sqrt(variance());
  }

  /**
   * The fewest images per class with a half-width of at most this.
   *
   * @throws LuxateException USER when the half-width is not above 0, or ten million would not do
   */
  public static int perClassFor(double auroc, double halfWidth, double level) {
    if (!(halfWidth > 0) || !narrow(auroc, MOST, halfWidth, level)) {
      throw new LuxateException(
          Kind.USER, "no set is large enough for a half-width of " + halfWidth + "; ask for more");
    }
    int low = 0;
    int high = MOST;
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (narrow(auroc, middle, halfWidth, level)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static boolean narrow(double auroc, int perClass, double halfWidth, double level) {
    return new PlannedAuroc(auroc, perClass, perClass).halfWidth(level) <= halfWidth;
  }
}
