package io.luxate.augment;

import io.luxate.image.Grey;
import java.util.Arrays;

/** A Gaussian blur in place, one axis after the other; beyond the edge its pixels go on. */
final class Blur {
  private Blur() {}

  static void gaussian(Grey picture, double sigmaPx) {
    int reach = (int) Math.ceil(3 * sigmaPx);
    float[] kernel = kernel(sigmaPx, reach);
    int width = picture.widthPx();
    int height = picture.heightPx();
    float[] values = picture.values();
    float[] rows = new float[values.length];
    for (int y = 0; y < height; y++) {
      int row = y * width;
      for (int x = 0; x < width; x++) {
        boolean inner = x >= reach && x < width - reach;
        float sum = 0;
        for (int k = -reach; k <= reach; k++) {
          int at = inner ? x + k : Math.min(width - 1, Math.max(0, x + k));
          sum += kernel[k + reach] * values[row + at];
        }
        rows[row + x] = sum;
      }
    }
    Arrays.fill(values, 0f);
    for (int y = 0; y < height; y++) {
      for (int k = -reach; k <= reach; k++) {
        int from = Math.min(height - 1, Math.max(0, y + k)) * width;
        float weight = kernel[k + reach];
        for (int x = 0; x < width; x++) {
          values[y * width + x] += weight * rows[from + x];
        }
      }
    }
  }

  private static float[] kernel(double sigmaPx, int reach) {
    float[] kernel = new float[2 * reach + 1];
    double sum = 0;
    for (int k = -reach; k <= reach; k++) {
      double weight = StrictMath.exp(-0.5 * k * k / (sigmaPx * sigmaPx));
      kernel[k + reach] = (float) weight;
      sum += weight;
    }
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] = (float) (kernel[k] / sum);
    }
    return kernel;
  }
}
