package io.luxate.image;

import java.util.Arrays;

/**
 * Which source pixels an output pixel is made of along one axis: a triangle filter as wide as one
 * source pixel where the picture grows and as one output pixel where it shrinks. That is Pillow's
 * and torchvision's antialiased bilinear resize, so nothing aliases and pretrained networks see
 * what they were trained on.
 *
 * @param first per output pixel, the first source pixel
 * @param count how many source pixels an output pixel may be made of, an even number
 * @param weights for every output pixel the weight of its first source pixel, then for every one
 *     that of its second, and so on; those of an output pixel add up to 1
 * @param covered per output pixel, the part of it that lies on the source, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // tables for the inner loop
record Taps(int[] first, int count, float[] weights, float[] covered) {

  /** Output pixel i shows the source from {@code i * scale + shift} on. */
  static Taps along(int length, double scale, double shift, int sourceLength) {
    double width = Math.abs(scale);
    double reach = Math.max(1, width);
    int used = (int) Math.min(sourceLength, Math.ceil(2 * reach));
    int count = used + used % 2;
    int[] first = new int[length];
    float[] weights = new float[length * count];
    float[] covered = new float[length];
    for (int i = 0; i < length; i++) {
      double centre = (i + 0.5) * scale + shift;
      double from = Math.max(0, centre - width / 2);
      double to = Math.min(sourceLength, centre + width / 2);
      covered[i] = part((to - from) / width);
      double low = Math.floor(centre - reach + 0.5);
      first[i] = (int) Math.max(0, Math.min(sourceLength - used, low));
      weigh(weights, i, length, used, first[i] + 0.5 - centre, reach);
    }
    return new Taps(first, count, weights, covered);
  }

  /** The first source pixel that any output pixel needs. */
  int start() {
    return Arrays.stream(first).min().orElse(0);
  }

  /** One past the last source pixel that any output pixel needs. */
  int end(int sourceLength) {
    return Math.min(sourceLength, Arrays.stream(first).max().orElse(0) + count);
  }

  private static void weigh(
      float[] weights, int at, int step, int count, double firstFromCentre, double reach) {
    double sum = 0;
    for (int t = 0; t < count; t++) {
      sum += weight(firstFromCentre + t, reach);
    }
    for (int t = 0; t < count && sum > 0; t++) {
      weights[at + t * step] = (float) (weight(firstFromCentre + t, reach) / sum);
    }
  }

  private static double weight(double fromCentre, double reach) {
    double weight = 1 - Math.abs(fromCentre) / reach;
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
