package io.luxate.phantom;

import java.util.Arrays;

/**
 * From densities to grey: the window follows the picture's own range without its metal, strong
 * large shadows are evened out, and a curve bends the rest.
 *
 * @param gamma above 1 darkens the middle tones
 * @param evening share of the slow shadows that is taken out, 0 to 1
 * @param sharpening weight of the fine detail that is added
 */
record Display(double gamma, double evening, double sharpening) {

  /** Turns densities into grey values from 0 to 1 in place. */
  void apply(float[] densities, float[] metal, int w, int h) {
    int step = Math.max(2, Math.min(w, h) / 56);
    Coarse slow = Coarse.of(densities, w, h, step).blurred(5);
    double middle = mean(slow.values);
    float[] row = new float[w];
    for (int y = 0; y < h; y++) {
      slow.row(y, row, w);
      for (int x = 0; x < w; x++) {
        int i = y * w + x;
        float open = Math.min(1, densities[i] * 2.5f);
        densities[i] += open * (float) evening * ((float) middle - row[x]);
      }
    }
    if (sharpening > 0) {
      float[] soft = densities.clone();
      Beam.blur(soft, w, h, 0.3f);
      for (int i = 0; i < soft.length; i++) {
        densities[i] += (float) sharpening * (densities[i] - soft[i]);
      }
    }
    window(densities, metal);
  }

  private void window(float[] densities, float[] metal) {
    float[] sample = new float[densities.length / 13 + 1];
    int n = 0;
    for (int i = 0; i < densities.length; i += 13) {
      if (metal[i] < 0.3f && densities[i] > 0.25f) {
        sample[n++] = densities[i];
      }
    }
    Arrays.sort(sample, 0, n);
    float high = n < 20 ? 3 : sample[n - 1 - n / 150] * 1.03f;
    float middle = n < 20 ? 1 : sample[n / 2];
    float low = n < 20 ? 0 : Math.max(sample[n / 50] * 0.85f, middle - 1.1f * (high - middle));
    float span = Math.max(high - low, 0.3f);
    for (int i = 0; i < densities.length; i++) {
      float v = Math.min(Math.max((densities[i] - low) / span, 0), 1);
      densities[i] = Curves.power(v * (1 + 0.25f * v * (1 - v)), (float) gamma);
    }
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
