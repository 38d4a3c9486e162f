package io.luxate.curate.shortcuts;

import io.luxate.image.Grey;

/** A picture reduced to the brightness of a few of its parts, each 0..1. */
final class Sight {
  private static final double BORDER = 0.05;
  private static final int BORDER_PARTS = 8;
  private static final double CORNER = 0.15;
  private static final int CORNER_CELLS = 3;
  private static final int BLURRED_CELLS = 8;
  private static final int AROUND_CELLS = 12;
  private static final int MASKED_FROM = 3;

  private Sight() {}

  /** Eight stretches on each of four sides, a twentieth of the picture deep. */
  static double[] border(Grey picture) {
    double[] seen = new double[4 * BORDER_PARTS];
    for (int i = 0; i < BORDER_PARTS; i++) {
      double from = (double) i / BORDER_PARTS;
      double to = (i + 1.0) / BORDER_PARTS;
      seen[4 * i] = mean(picture, from, 0, to, BORDER);
      seen[4 * i + 1] = mean(picture, from, 1 - BORDER, to, 1);
      seen[4 * i + 2] = mean(picture, 0, from, BORDER, to);
      seen[4 * i + 3] = mean(picture, 1 - BORDER, from, 1, to);
    }
    return seen;
  }

  /** The four corners, 3 x 3 cells each. */
  static double[] corners(Grey picture) {
    double[] seen = new double[4 * CORNER_CELLS * CORNER_CELLS];
    int at = 0;
    for (double top : new double[] {0, 1 - CORNER}) {
      for (double left : new double[] {0, 1 - CORNER}) {
        for (int cell = 0; cell < CORNER_CELLS * CORNER_CELLS; cell++) {
          double step = CORNER / CORNER_CELLS;
          int row = cell / CORNER_CELLS;
          double x = left + cell % CORNER_CELLS * step;
          double y = top + row * step;
          seen[at++] = mean(picture, x, y, x + step, y + step);
        }
      }
    }
    return seen;
  }

  /** The whole picture in 8 x 8 cells. */
  static double[] blurred(Grey picture) {
    return cells(picture, BLURRED_CELLS, 0);
  }

  /** The picture in 12 x 12 cells but for the middle 6 x 6. */
  static double[] around(Grey picture) {
    return cells(picture, AROUND_CELLS, MASKED_FROM);
  }

  private static double[] cells(Grey picture, int side, int maskedFrom) {
    int masked = maskedFrom == 0 ? 0 : side - 2 * maskedFrom;
    double[] seen = new double[side * side - masked * masked];
    int at = 0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean inside = Math.min(x, y) >= maskedFrom && Math.max(x, y) < side - maskedFrom;
        if (masked == 0 || !inside) {
          double step = 1.0 / side;
          seen[at++] = mean(picture, x * step, y * step, (x + 1) * step, (y + 1) * step);
        }
      }
    }
    return seen;
  }

  /** The mean over a part given in shares of the picture's sides; at least one pixel. */
  private static double mean(Grey picture, double left, double top, double right, double bottom) {
    int x0 = pixel(left, picture.widthPx());
    int y0 = pixel(top, picture.heightPx());
    int x1 = Math.max(x0 + 1, (int) Math.round(right * picture.widthPx()));
    int y1 = Math.max(y0 + 1, (int) Math.round(bottom * picture.heightPx()));
    double sum = 0;
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        sum += picture.at(x, y);
      }
    }
    return sum / ((double) (x1 - x0) * (y1 - y0));
  }

  private static int pixel(double share, int side) {
    return Math.min(side - 1, (int) Math.round(share * side));
  }
}
