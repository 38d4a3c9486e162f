package io.luxate.image;

import java.util.Arrays;

/**
 * Which source pixels an output pixel is made of along one axis: a triangle filter as wide as one
 * source pixel where the picture grows and as one output pixel where it shrinks. That is Pillow's
 * and torchvision's antialiased bilinear resize, so nothing aliases and pretrained networks see
 * what they were trained on.
 *
 * @param first per output pixel, the first source pixel
 * @param weights per output pixel, the weights from {@code first} on; they add up to 1
 * @param covered per output pixel, the part of it that lies on the source, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // tables for the inner loop
record Taps(int[] first, float[][] weights, float[] covered) {

  /** Output pixel i shows the source from {@code i * scale + shift} on. */
  static Taps along(int length, double scale, double shift, int sourceLength) {
    int[] first = new int[length];
    float[][] weights = new float[length][];
    float[] covered = new float[length];
    double width = Math.abs(scale);
    double reach = Math.max(1, width);
    for (int i = 0; i < length; i++) {
      double centre = (i + 0.5) * scale + shift;
      double from = Math.max(0, centre - width / 2);
      double to = Math.min(sourceLength, centre + width / 2);
      covered[i] = part((to - from) / width);
      int low = (int) Math.max(0, Math.floor(centre - reach - 0.5));
      int high = (int) Math.min(sourceLength, Math.ceil(centre + reach + 0.5));
      while (low < high && weight(low, centre, reach) <= 0) {
        low++;
      }
      while (low < high && weight(high - 1, centre, reach) <= 0) {
        high--;
      }
      first[i] = low;
      weights[i] = normalised(low, high, centre, reach);
    }
    return new Taps(first, weights, covered);
  }

  /** One past the last source pixel that any output pixel needs. */
  int end() {
    int end = 0;
    for (int i = 0; i < first.length; i++) {
      end = covered[i] > 0 ? Math.max(end, first[i] + weights[i].length) : end;
    }
    return end;
  }

  /** The first source pixel that any output pixel needs. */
  int start() {
    int start = end();
    for (int i = 0; i < first.length; i++) {
      start = covered[i] > 0 ? Math.min(start, first[i]) : start;
    }
    return start;
  }

  private static float[] normalised(int low, int high, double centre, double reach) {
    float[] weights = new float[Math.max(0, high - low)];
    double sum = 0;
    for (int s = low; s < high; s++) {
      sum += weight(s, centre, reach);
    }
    for (int s = low; s < high; s++) {
      weights[s - low] = (float) (weight(s, centre, reach) / sum);
    }
    return weights;
  }

  private static double weight(int source, double centre, double reach) {
    double weight = 1 - Math.abs(source + 0.5 - centre) / reach;
    return weight < 1e-9 ? 0 : weight;
  }

  private static float part(double part) {
    return part > 1 - 1e-9 ? 1f : part < 1e-9 ? 0f : (float) part;
  }

  @Override
  public String toString() {
    return "Taps" + Arrays.toString(first);
  }
}
