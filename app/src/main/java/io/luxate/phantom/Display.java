package io.luxate.phantom;

import java.util.Arrays;

/**
 * From densities to grey: the window runs from flesh to bone, by the medians of both, strong large
 * shadows are evened out, and a curve bends the rest.
 *
 * @param gamma above 1 darkens the middle tones
 * @param evening share of the slow shadows that is taken out, 0 to 1
 * @param reach of the window towards dense bone, about 1
 * @param sharpening weight of the fine detail that is added
 */
record Display(double gamma, double evening, double reach, double sharpening) {

  /** Turns densities into grey values from 0 to 1 in place. */
  void apply(float[] densities, Paths paths) {
    int w = paths.widthPx();
    int h = paths.heightPx();
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
    window(densities, paths);
  }

  private void window(float[] densities, Paths paths) {
    float[] bone = new float[densities.length / 7 + 1];
    float[] flesh = new float[densities.length / 7 + 1];
    int bones = 0;
    int fleshes = 0;
    for (int i = 0; i < densities.length; i += 7) {
      if (paths.metal()[i] < 0.3f && densities[i] > 0.25f) {
        if (paths.bone()[i] > 2) {
          bone[bones++] = densities[i];
        } else {
          flesh[fleshes++] = densities[i];
        }
      }
    }
    float dark = fleshes < 20 ? 0.3f : quantile(flesh, fleshes, 0.5);
    float light = bones < 20 ? dark + 1 : Math.max(quantile(bone, bones, 0.5), dark + 0.2f);
    float low = Math.max(dark - 0.9f * (light - dark), 0.2f * dark);
    float span = (light - low) * 1.45f * (float) reach;
    for (int i = 0; i < densities.length; i++) {
      float v = Math.min(Math.max((densities[i] - low) / span, 0), 1);
      densities[i] = Curves.power(v * (1 + 0.25f * v * (1 - v)), (float) gamma);
    }
  }

  private static float quantile(float[] values, int n, double share) {
    Arrays.sort(values, 0, n);
    return values[(int) (share * (n - 1))];
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
