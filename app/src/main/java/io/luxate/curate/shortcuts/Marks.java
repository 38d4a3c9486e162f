package io.luxate.curate.shortcuts;

import io.luxate.image.Grey;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Burned-in text and markers: connected bright spots of a letter's size on a darker ground, counted
 * and measured on a grid of 4 x 4. What they say is not read.
 */
final class Marks {
  private static final int GRID = 4;
  private static final double BRIGHT = 0.75;
  private static final double GROUND = 0.65;
  private static final double LEAST_SIDE = 0.008;
  private static final double MOST_SIDE = 0.15;

  private final Grey picture;
  private final float bright;
  private final float ground;
  private final boolean[] seen;
  private final double[] found = new double[2 * GRID * GRID + 2];

  private Marks(Grey picture) {
    this.picture = picture;
    float[] sorted = picture.values().clone();
    Arrays.sort(sorted);
    float low = sorted[sorted.length / 20];
    float high = sorted[sorted.length - 1];
    this.bright = (float) (low + BRIGHT * (high - low));
    this.ground = (float) (low + GROUND * (high - low));
    this.seen = new boolean[sorted.length];
  }

  /** The number of marks and the share of the picture that they cover, per cell and in all. */
  static double[] of(Grey picture) {
    Marks marks = new Marks(picture);
    for (int i = 0; i < marks.seen.length; i++) {
      marks.collect(i);
    }
    return marks.found;
  }

  /** One connected spot with the box around it. */
  private void collect(int start) {
    if (seen[start] || picture.values()[start] < bright) {
      return;
    }
    int width = picture.widthPx();
    int height = picture.heightPx();
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    int area = 0;
    ArrayDeque<Integer> open = new ArrayDeque<>();
    seen[start] = true;
    open.add(start);
    while (!open.isEmpty()) {
      int at = open.remove();
      int x = at % width;
      int y = at / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      area++;
      for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          int next = ny * width + nx;
          if (!seen[next] && picture.values()[next] >= bright) {
            seen[next] = true;
            open.add(next);
          }
        }
      }
    }
    if (isMark(left, top, right, bottom)) {
      int column = (left + right) / 2 * GRID / width;
      int row = (top + bottom) / 2 * GRID / height;
      int cell = row * GRID + column;
      double share = (double) area / seen.length;
      found[2 * cell]++;
      found[2 * cell + 1] += share;
      found[found.length - 2]++;
      found[found.length - 1] += share;
    }
  }

  /** A letter's size, with a dark ground one step outside its box. */
  private boolean isMark(int left, int top, int right, int bottom) {
    double longer = Math.max(picture.widthPx(), picture.heightPx());
    double size = Math.max(right - left, bottom - top) + 1;
    if (size < Math.max(2, LEAST_SIDE * longer) || size > MOST_SIDE * longer) {
      return false;
    }
    int around = 0;
    int dark = 0;
    for (int y = top - 2; y <= bottom + 2; y++) {
      for (int x = left - 2; x <= right + 2; x++) {
        boolean onRing = y == top - 2 || y == bottom + 2 || x == left - 2 || x == right + 2;
        boolean inPicture = x >= 0 && y >= 0 && x < picture.widthPx() && y < picture.heightPx();
        if (onRing && inPicture) {
          around++;
          dark += picture.at(x, y) < ground ? 1 : 0;
        }
      }
    }
    return around > 0 && dark > 0.8 * around;
  }
}
