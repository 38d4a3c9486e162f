package io.luxate.curate.content;

import io.luxate.curate.audit.FindingKind;
import io.luxate.image.Grey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Size, grey scale and sharpness. */
final class Quality implements Look {
  /** The side of the networks' input. */
  private static final int LEAST_LONGER_PX = 224;

  private static final double BLANK = 0.02;
  private static final double CLIPPED = 0.3;
  private static final double BLURRED = 0.6;
  private static final double INVERTED = 0.62;

  @Override
  public List<Observation> at(Picture picture) {
    List<Observation> found = new ArrayList<>();
    int longer = Math.max(picture.origin().widthPx(), picture.origin().heightPx());
    if (longer < LEAST_LONGER_PX) {
      found.add(
          Observation.of(
              FindingKind.TOO_SMALL,
              1,
              "its longer side is " + longer + " px; a network sees " + LEAST_LONGER_PX + " px"));
    }
    double spread = spread(picture.small());
    if (spread < BLANK) {
      String why = words("its grey values span %.1f %% of the scale", 100 * spread);
      found.add(Observation.of(FindingKind.BLANK, 0.98, why));
      return found;
    }
    double white = white(picture.small());
    if (white > CLIPPED) {
      String why = words("%.0f %% of it is pure white", 100 * white);
      found.add(Observation.of(FindingKind.CLIPPED, 0.8, why));
    }
    double blur = blur(picture.small());
    if (blur > BLURRED) {
      String why = words("blur %.2f of 1 at %d px", blur, Picture.SMALL_PX);
      found.add(Observation.of(FindingKind.BLURRED, 0.8, why));
    }
    double dark = darkRidges(picture.small());
    if (dark > INVERTED) {
      String why =
          words("%.0f %% of its fine lines are dark, as bone is when inverted", 100 * dark);
      found.add(Observation.of(FindingKind.INVERTED, 0.8, why));
    }
    return found;
  }

  private static String words(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** From the first to the 99th hundredth of the grey values, 0 to 1. */
  static double spread(Grey picture) {
    float[] sorted = picture.values().clone();
    Arrays.sort(sorted);
    return sorted[(int) (0.99 * (sorted.length - 1))] - sorted[(int) (0.01 * (sorted.length - 1))];
  }

  /** The share of pixels at the very top of the grey scale. */
  static double white(Grey picture) {
    int white = 0;
    for (float value : picture.values()) {
      white += value > 0.988f ? 1 : 0;
    }
    return (double) white / picture.values().length;
  }

  /**
   * How little of the steps between neighbours another blur takes away, 0 (sharp) to 1. Crete F et
   * al. The blur effect: perception and estimation with a new no-reference perceptual blur metric.
   * Proc SPIE 2007;6492:64920I.
   */
  static double blur(Grey picture) {
    return Math.max(blur(picture, 1, 0), blur(picture, 0, 1));
  }

  private static double blur(Grey picture, int dx, int dy) {
    double steps = 0;
    double lost = 0;
    for (int y = 5; y < picture.heightPx() - 5; y++) {
      for (int x = 5; x < picture.widthPx() - 5; x++) {
        double step = Math.abs(picture.at(x, y) - picture.at(x - dx, y - dy));
        double smooth =
            Math.abs(picture.at(x + 4 * dx, y + 4 * dy) - picture.at(x - 5 * dx, y - 5 * dy)) / 9;
        steps += step;
        lost += Math.max(0, step - smooth);
      }
    }
    return steps == 0 ? 1 : 1 - lost / steps;
  }

  /**
   * Of all fine lines, by strength, the share that are darker than both sides. Cortical bone makes
   * bright lines.
   */
  static double darkRidges(Grey picture) {
    double dark = 0;
    double bright = 0;
    int r = 4;
    for (int y = r; y < picture.heightPx() - r; y++) {
      for (int x = r; x < picture.widthPx() - r; x++) {
        double across = ridge(picture, x, y, r, 0);
        double down = ridge(picture, x, y, 0, r);
        double most = Math.abs(across) > Math.abs(down) ? across : down;
        if (most > 0.02) {
          bright += most;
        } else if (most < -0.02) {
          dark -= most;
        }
      }
    }
    return dark + bright == 0 ? 0.5 : dark / (dark + bright);
  }

  private static double ridge(Grey picture, int x, int y, int dx, int dy) {
    double here = picture.at(x, y);
    double one = here - picture.at(x - dx, y - dy);
    double other = here - picture.at(x + dx, y + dy);
    return one > 0 && other > 0
        ? Math.min(one, other)
        : one < 0 && other < 0 ? Math.max(one, other) : 0;
  }
}
