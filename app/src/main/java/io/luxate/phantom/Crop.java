package io.luxate.phantom;

import io.luxate.image.Affine;
import io.luxate.image.Box;
import io.luxate.image.Grey;

/** A part of a picture cut out in whole pixels, as people cut pictures before they post them. */
final class Crop {
  /** The most that is cut from one side, in parts of the picture. */
  private static final double DEEPEST = 0.3;

  private Crop() {}

  /**
   * A random window that holds all of {@code keep} that the picture shows. {@code keep} must not
   * depend on the label.
   */
  static Picture around(Box keep, Picture picture, Draws draws) {
    Grey grey = picture.grey();
    int w = grey.widthPx();
    int h = grey.heightPx();
    int left = cut("cropLeftPx", keep.left(), w, draws);
    int right = w - cut("cropRightPx", w - keep.right(), w, draws);
    int top = cut("cropTopPx", keep.top(), h, draws);
    int bottom = h - cut("cropBottomPx", h - keep.bottom(), h, draws);
    int wide = right - left;
    float[] values = new float[wide * (bottom - top)];
    for (int y = top; y < bottom; y++) {
      System.arraycopy(grey.values(), y * w + left, values, (y - top) * wide, wide);
    }
    return new Picture(
        new Grey(wide, bottom - top, values),
        picture.moved().then(Affine.translate(-left, -top)),
        picture.form());
  }

  private static int cut(String name, double freePx, int sidePx, Draws draws) {
    double most = Math.min(Math.max(freePx, 0), DEEPEST * sidePx);
    return (int) draws.note(name, Math.floor(draws.dice().in(0, most)));
  }
}
