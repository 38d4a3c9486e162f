package io.luxate.curate.content;

import java.util.Arrays;

/**
 * Whether a part of a picture is a line around an ellipse, as people draw around what they mean. Of
 * such a line the variance along each axis is half the square of the half-axis.
 */
final class Ring {
  private static final double LEAST_PX = 18;
  private static final double ROUNDEST = 0.55;
  private static final double OFF_THE_LINE = 0.16;
  private static final double ON_THE_LINE = 0.95;
  private static final double THICKEST = 0.2;
  private static final double UNEVEN = 0.08;
  private static final int SECTORS = 24;
  private static final int MOST_GAPS = 2;

  private Ring() {}

  /** Of the first {@code n} pixels given. */
  static boolean isDrawn(int[] x, int[] y, int n) {
    double mx = Arrays.stream(x, 0, n).average().orElse(0);
    double my = Arrays.stream(y, 0, n).average().orElse(0);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      xx += (x[i] - mx) * (x[i] - mx) / n;
      xy += (x[i] - mx) * (y[i] - my) / n;
      yy += (y[i] - my) * (y[i] - my) / n;
    }
    double root = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
    double longHalf = Math.sqrt(2 * ((xx + yy) / 2 + root));
    double shortHalf = Math.sqrt(2 * Math.max(0, (xx + yy) / 2 - root));
    double round = Math.PI * (longHalf + shortHalf); // nearly the way around
    if (2 * shortHalf < LEAST_PX
        || shortHalf < ROUNDEST * longHalf
        || n > round * Math.max(4, THICKEST * shortHalf)) {
      return false;
    }
    double angle = 0.5 * Math.atan2(2 * xy, xx - yy);
    double slack = Math.max(OFF_THE_LINE, 3 / shortHalf);
    double[] sum = new double[SECTORS];
    int[] count = new int[SECTORS];
    int on = 0;
    for (int i = 0; i < n; i++) {
      double u = ((x[i] - mx) * Math.cos(angle) + (y[i] - my) * Math.sin(angle)) / longHalf;
      double v = ((y[i] - my) * Math.cos(angle) - (x[i] - mx) * Math.sin(angle)) / shortHalf;
      double radius = Math.hypot(u, v);
      int sector = (int) ((Math.atan2(v, u) / (2 * Math.PI) + 0.5) * SECTORS) % SECTORS;
      on += Math.abs(radius - 1) < slack ? 1 : 0;
      sum[sector] += radius;
      count[sector]++;
    }
    int even = 0;
    for (int s = 0; s < SECTORS; s++) { // a D has corners and a straight side
      even += count[s] > 0 && Math.abs(sum[s] / count[s] - 1) < UNEVEN ? 1 : 0;
    }
    return on >= ON_THE_LINE * n && even >= SECTORS - MOST_GAPS;
  }
}
