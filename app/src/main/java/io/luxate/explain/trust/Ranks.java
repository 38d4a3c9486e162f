package io.luxate.explain.trust;

import java.util.Arrays;

/** Spearman's rank correlation, ties sharing the mean of their ranks. */
final class Ranks {
  private Ranks() {}

  /** -1 to 1; 0 where all of {@code a} or all of {@code b} are equal. */
  static double correlation(float[] a, float[] b) {
    double[] x = of(a);
    double[] y = of(b);
    double mean = (a.length + 1) / 2.0;
    double both = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (int i = 0; i < a.length; i++) {
      both += (x[i] - mean) * (y[i] - mean);
      squaresX += (x[i] - mean) * (x[i] - mean);
      squaresY += (y[i] - mean) * (y[i] - mean);
    }
    double correlation = both / Math.sqrt(squaresX * squaresY);
    return Double.isFinite(correlation) ? correlation : 0;
  }

  private static double[] of(float[] values) {
    long[] order = new long[values.length]; // the value's order above, its place below
    for (int i = 0; i < values.length; i++) {
      int bits = Float.floatToIntBits(values[i] + 0f);
      order[i] = (long) (bits ^ ((bits >> 31) & 0x7fffffff)) << 32 | i; // rises as the floats do
    }
    Arrays.sort(order);
    double[] ranks = new double[values.length];
    for (int first = 0; first < order.length; ) {
      int end = first + 1;
      while (end < order.length && order[end] >> 32 == order[first] >> 32) {
        end++;
      }
      for (int i = first; i < end; i++) {
        ranks[(int) order[i]] = (first + 1 + end) / 2.0;
      }
      first = end;
    }
    return ranks;
  }
}
