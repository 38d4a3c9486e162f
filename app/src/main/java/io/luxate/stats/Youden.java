package io.luxate.stats;

import java.util.List;

/**
 * The threshold with the greatest sensitivity + specificity - 1 (Youden WJ. Index for rating
 * diagnostic tests. Cancer 1950;3:32-5).
 */
public final class Youden {
  private static final double SAME = 1e-12;
  private static final double WIDER = 1 + 1e-9;

  private Youden() {}

  /**
   * The midpoint between the two adjacent scores whose gap separates the classes best; of equally
   * good gaps the widest, then the lowest. When no gap beats chance, the lowest score: everything
   * is called positive, which is the safe side for triage. Fix it on internal data only.
   *
   * @throws io.luxate.LuxateException DATA as for {@link Auroc#of}
   */
  public static double threshold(double[] scores, boolean[] positive) {
    List<RocPoint> points = Roc.points(scores, positive);
    double threshold = points.get(points.size() - 1).threshold();
    double best = 0;
    double widest = 0;
    for (int i = points.size() - 2; i > 0; i--) {
      double above = points.get(i).threshold();
      double below = points.get(i + 1).threshold();
      double index = points.get(i).sensitivity() - points.get(i).falsePositiveRate();
      if (index > best + SAME
          || (index > best - SAME && best > 0 && above - below > widest * WIDER)) {
        best = Math.max(best, index);
        widest = above - below;
        threshold = midpoint(below, above);
      }
    }
    return threshold;
  }

  static double midpoint(double below, double above) {
    double middle = below / 2 + above / 2;
    return middle > below ? middle : above;
  }
}
