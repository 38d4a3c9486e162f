package io.luxate.curate.content;

import io.luxate.curate.audit.FindingKind;
import io.luxate.image.Grey;
import java.util.List;
import java.util.Locale;

/**
 * Grey pictures that are no radiograph: drawings on white, round slices and sectors alone on black.
 */
final class Modality implements Look {
  private static final double PAPER = 0.6;
  private static final float BLACK = 0.03f;
  private static final double ROUND = 0.95;

  @Override
  public List<Observation> at(Picture picture) {
    Grey small = picture.small();
    double paper = Quality.white(small);
    if (paper > PAPER) {
      return List.of(
          Observation.of(
              FindingKind.NOT_A_RADIOGRAPH,
              0.85,
              String.format(
                  Locale.ROOT, "%.0f %% of it is white paper, as in a drawing", 100 * paper)));
    }
    double edge = bodyAtTheEdge(small);
    double body = body(small);
    if (edge < 0.01 && body > 0.15 && body < 0.8 && filled(small) > 0.9 && isRound(small)) {
      return List.of(
          Observation.of(
              FindingKind.NOT_A_RADIOGRAPH,
              0.7,
              "one round body alone on black, as in a CT or MR slice"));
    }
    if (Fan.isIn(small)) {
      return List.of(
          Observation.of(
              FindingKind.NOT_A_RADIOGRAPH, 0.7, "a sector alone on black, as in ultrasound"));
    }
    return List.of();
  }

  /** The share of the picture's outermost pixels that are not black. */
  static double bodyAtTheEdge(Grey picture) {
    int w = picture.widthPx();
    int h = picture.heightPx();
    int bright = 0;
    for (int x = 0; x < w; x++) {
      bright += picture.at(x, 1) > BLACK ? 1 : 0;
      bright += picture.at(x, h - 2) > BLACK ? 1 : 0;
    }
    for (int y = 0; y < h; y++) {
      bright += picture.at(1, y) > BLACK ? 1 : 0;
      bright += picture.at(w - 2, y) > BLACK ? 1 : 0;
    }
    return bright / (2.0 * (w + h));
  }

  /**
   * Whether the body and the ellipse in its rectangle cover the same pixels but for a twentieth.
   */
  static boolean isRound(Grey picture) {
    int left = picture.widthPx();
    int right = 0;
    int top = picture.heightPx();
    int bottom = 0;
    int bright = 0;
    for (int y = 0; y < picture.heightPx(); y++) {
      for (int x = 0; x < picture.widthPx(); x++) {
        if (picture.at(x, y) > BLACK) {
          left = Math.min(left, x);
          right = Math.max(right, x + 1);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
          bright++;
        }
      }
    }
    int same = 0;
    for (int y = 0; y < picture.heightPx(); y++) {
      for (int x = 0; x < picture.widthPx(); x++) {
        double across = (2.0 * x + 1 - left - right) / Math.max(1, right - left);
        double down = (2.0 * y + 1 - top - bottom) / Math.max(1, bottom - top);
        same += across * across + down * down < 1 && picture.at(x, y) > BLACK ? 1 : 0;
      }
    }
    double ellipse = Math.PI / 4 * (right - left) * (bottom - top);
    return same > ROUND * ellipse && same > ROUND * bright;
  }

  static double body(Grey picture) {
    int bright = 0;
    for (float value : picture.values()) {
      bright += value > BLACK ? 1 : 0;
    }
    return (double) bright / picture.values().length;
  }

  /** Of the rows' spans from the first to the last bright pixel, the share that is bright. */
  static double filled(Grey picture) {
    long span = 0;
    long bright = 0;
    for (int y = 0; y < picture.heightPx(); y++) {
      int first = -1;
      int last = -1;
      for (int x = 0; x < picture.widthPx(); x++) {
        if (picture.at(x, y) > BLACK) {
          first = first < 0 ? x : first;
          last = x;
          bright++;
        }
      }
      span += first < 0 ? 0 : last - first + 1;
    }
    return span == 0 ? 0 : (double) bright / span;
  }
}
