package io.luxate.explain.trust;

import java.util.Arrays;

/**
 * The structural similarity index (Wang et al., IEEE TIP 2004) of two square pictures in 0..1: the
 * mean over all places of Gaussian windows that lie within the picture, 11 wide, of standard
 * deviation 1.5, K1 0.01, K2 0.03.
 */
final class Ssim {
  private static final int WINDOW = 11;
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;
  private static final double[] WEIGHTS = weights();

  private Ssim() {}

  static double of(float[] a, float[] b, int side) {
    double[] meanA = smoothed(a, ones(a), side);
    double[] meanB = smoothed(b, ones(b), side);
    double[] squaresA = smoothed(a, a, side);
    double[] squaresB = smoothed(b, b, side);
    double[] products = smoothed(a, b, side);
    double sum = 0;
    for (int i = 0; i < products.length; i++) {
      double ab = meanA[i] * meanB[i];
      double aa = meanA[i] * meanA[i];
      double bb = meanB[i] * meanB[i];
      double light = (2 * ab + C1) / (aa + bb + C1);
      double structure = (2 * (products[i] - ab) + C2) / (squaresA[i] - aa + squaresB[i] - bb + C2);
      sum += light * structure;
    }
    return sum / products.length;
  }

  private static float[] ones(float[] like) {
    float[] ones = new float[like.length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The windows' means of the products of two pictures. */
  private static double[] smoothed(float[] a, float[] b, int side) {
    int less = side - WINDOW + 1;
    double[] across = new double[side * less];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < less; x++) {
        double sum = 0;
        for (int k = 0; k < WINDOW; k++) {
          sum += WEIGHTS[k] * a[y * side + x + k] * b[y * side + x + k];
        }
        across[y * less + x] = sum;
      }
    }
    double[] both = new double[less * less];
    for (int y = 0; y < less; y++) {
      for (int k = 0; k < WINDOW; k++) {
        for (int x = 0; x < less; x++) {
          both[y * less + x] += WEIGHTS[k] * across[(y + k) * less + x];
        }
      }
    }
    return both;
  }

  private static double[] weights() {
    double[] weights = new double[WINDOW];
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      double off = (i - WINDOW / 2) / 1.5;
      weights[i] = Math.exp(-off * off / 2);
      sum += weights[i];
    }
    for (int i = 0; i < WINDOW; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
