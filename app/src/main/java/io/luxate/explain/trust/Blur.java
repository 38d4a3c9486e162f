package io.luxate.explain.trust;

import io.luxate.image.Grey;

/**
 * A picture blurred by a Gaussian, cut off at two standard deviations; its edge goes on outside.
 */
final class Blur {
  private Blur() {}

  static Grey of(Grey picture, double deviationPx) {
    int width = picture.widthPx();
    int height = picture.heightPx();
    int reach = Math.max(1, (int) Math.ceil(2 * deviationPx));
    float[] weights = weights(reach, deviationPx);
    float[] across = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int k = -reach; k <= reach; k++) {
          sum += weights[k + reach] * picture.at(Math.min(Math.max(x + k, 0), width - 1), y);
        }
        across[y * width + x] = sum;
      }
    }
    float[] both = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int k = -reach; k <= reach; k++) {
        int from = Math.min(Math.max(y + k, 0), height - 1) * width;
        for (int x = 0; x < width; x++) {
          both[y * width + x] += weights[k + reach] * across[from + x];
        }
      }
    }
    return new Grey(width, height, both);
  }

  private static float[] weights(int reach, double deviationPx) {
    float[] weights = new float[2 * reach + 1];
    double sum = 0;
    for (int k = -reach; k <= reach; k++) {
      sum += Math.exp(-k * k / (2 * deviationPx * deviationPx));
    }
    for (int k = -reach; k <= reach; k++) {
      weights[k + reach] = (float) (Math.exp(-k * k / (2 * deviationPx * deviationPx)) / sum);
    }
    return weights;
  }
}
