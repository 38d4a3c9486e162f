package io.luxate.curate.content;

import io.luxate.image.Grey;

/**
 * The sector of a curved ultrasound probe: two straight sides that part evenly downwards, closed by
 * an arc, on black.
 */
final class Fan {
  private static final float BLACK = 0.06f;
  private static final int BLUR_PX = 3;
  private static final double LEAST_SLOPE = 0.2;
  private static final double MOST_SLOPE = 2;
  private static final double LEAST_HEIGHT = 0.3;
  private static final double STRAIGHT = 0.015;

  private Fan() {}

  static boolean isIn(Grey picture) {
    int w = picture.widthPx();
    int h = picture.heightPx();
    int[] first = new int[h];
    int[] last = new int[h];
    int lit = 0;
    int widest = 0;
    int top = -1;
    for (int y = 0; y < h; y++) {
      first[y] = -1;
      last[y] = -1;
      for (int x = 0; x < w; x++) {
        if (mean(picture, x, y) > BLACK) {
          first[y] = first[y] < 0 ? x : first[y];
          last[y] = x;
          lit++;
        }
      }
      top = top < 0 && last[y] > first[y] ? y : top;
      widest = last[y] - first[y] > last[widest] - first[widest] ? y : widest;
    }
    double share = (double) lit / (w * h);
    if (top < 0 || share < 0.15 || share > 0.8 || widest - top < LEAST_HEIGHT * h) {
      return false;
    }
    int from = top + (widest - top) / 4;
    int to = widest - (widest - top) / 10;
    double[] left = line(first, from, to);
    double[] right = line(last, from, to);
    int width = last[widest] - first[widest];
    return left[1] < STRAIGHT * width
        && right[1] < STRAIGHT * width
        && -left[0] > LEAST_SLOPE
        && right[0] > LEAST_SLOPE
        && -left[0] < MOST_SLOPE
        && right[0] < MOST_SLOPE
        && Math.abs(left[0] + right[0]) < 0.3 * (right[0] - left[0])
        && isClosedByAnArc(first, last, widest);
  }

  /** Whether the rows below the widest one grow shorter on both sides, down to less than half. */
  private static boolean isClosedByAnArc(int[] first, int[] last, int widest) {
    int width = last[widest] - first[widest];
    int y = widest;
    while (y + 1 < last.length && last[y + 1] - first[y + 1] > width / 2) {
      y++;
    }
    return y + 1 < last.length && y - widest > 0.03 * width;
  }

  /** The slope of the straight line through the values, and their root mean square distance. */
  private static double[] line(int[] values, int from, int to) {
    double n = Math.max(1, to - from);
    double mean = 0;
    for (int y = from; y < to; y++) {
      mean += values[y] / n;
    }
    double middle = (from + to - 1) / 2.0;
    double together = 0;
    double apart = 1e-9;
    for (int y = from; y < to; y++) {
      together += (y - middle) * (values[y] - mean);
      apart += (y - middle) * (y - middle);
    }
    double slope = together / apart;
    double off = 0;
    for (int y = from; y < to; y++) {
      double residual = values[y] - mean - slope * (y - middle);
      off += residual * residual / n;
    }
    return new double[] {slope, Math.sqrt(off)};
  }

  private static double mean(Grey picture, int x, int y) {
    double sum = 0;
    int r = BLUR_PX / 2;
    for (int v = y - r; v <= y + r; v++) {
      for (int u = x - r; u <= x + r; u++) {
        int cx = Math.max(0, Math.min(picture.widthPx() - 1, u));
        int cy = Math.max(0, Math.min(picture.heightPx() - 1, v));
        sum += picture.at(cx, cy);
      }
    }
    return sum / (BLUR_PX * BLUR_PX);
  }
}
