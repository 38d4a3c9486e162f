package io.luxate.explain;

import io.luxate.image.Grey;
import io.luxate.image.Lettering;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** The strip below an overlay: the colours from no evidence to the most, with words. */
final class Legend {
  private static final String LOW = "NO EVIDENCE";
  private static final String HIGH = "MOST";
  private static final String[] CONTOURS = {"FROM 50 % OF THE MOST", "FROM 80 %"};
  private static final float PAPER = 0.06f;

  private Legend() {}

  /** How high the strip is for an image of this width. */
  static int heightPx(int widthPx) {
    return Math.max(18, Math.min(60, widthPx / 24));
  }

  /**
   * Draws the strip below row {@code top}.
   *
   * @param evidence whether there is any to have a scale for; without, the strip only says so
   */
  static void draw(BufferedImage image, int top, int heightPx, boolean evidence) {
    int width = image.getWidth();
    float[] blank = new float[width * heightPx];
    Arrays.fill(blank, PAPER);
    Grey strip = new Grey(width, heightPx, blank);
    double letter = Math.min(heightPx * 0.45, width * 0.25 / Lettering.widthPx(LOW, 1));
    double margin = (heightPx - letter) / 2;
    Lettering pen = new Lettering(strip, Math.max(1, letter / 8), 1f);
    pen.text(LOW, margin, margin, letter);
    double highWidth = Lettering.widthPx(HIGH, letter);
    if (evidence) {
      pen.text(HIGH, width - margin - highWidth, margin, letter);
    }
    int from = (int) (2 * margin + Lettering.widthPx(LOW, letter));
    int to = evidence ? (int) (width - 2 * margin - highWidth) : from;
    for (int y = 0; y < heightPx; y++) {
      boolean inBar = y >= heightPx / 4 && y < heightPx - heightPx / 4;
      for (int x = 0; x < width; x++) {
        image.setRGB(x, top + y, colour(strip.at(x, y), inBar, x, from, to));
      }
    }
  }

  /** The strip below contours: two rows of words, which leave room for a sample of each line. */
  static void contours(BufferedImage image, int top, int heightPx, boolean evidence) {
    int width = image.getWidth();
    float[] blank = new float[width * heightPx];
    Arrays.fill(blank, PAPER);
    Grey strip = new Grey(width, heightPx, blank);
    String[] words = evidence ? CONTOURS : new String[] {LOW};
    double left = evidence ? heightPx * 2.1 : heightPx * 0.3;
    double row = heightPx / (double) words.length;
    for (int i = 0; i < words.length; i++) {
      double letter =
          Math.min(heightPx * 0.32, (width - left) * 0.9 / Lettering.widthPx(words[i], 1));
      Lettering pen = new Lettering(strip, Math.max(1, letter / 8), 1f);
      pen.text(words[i], left, i * row + (row - letter) / 2, letter);
    }
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, top + y, colour(strip.at(x, y), false, x, 0, 0));
      }
    }
  }

  private static int colour(float ink, boolean inBar, int x, int from, int to) {
    if (inBar && x >= from && x < to) {
      return Inferno.rgb((double) (x - from) / Math.max(1, to - from - 1));
    }
    int level = Math.round(255 * Math.min(1, Math.max(0, ink)));
    return level << 16 | level << 8 | level;
  }
}
