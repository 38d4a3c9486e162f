package io.luxate.curate.content;

import io.luxate.curate.audit.FindingKind;
import io.luxate.image.Box;
import java.util.List;
import java.util.Locale;

/**
 * What colours say: a tint over all of it, many hues as only a photograph or drawing has them, or a
 * few coloured marks on grey.
 */
final class Colour implements Look {
  private static final int COLOURED = 24;
  private static final int TINTED = 12;
  private static final int MARK = 70;

  /** Shares of a picture's pixels. */
  private static final double LEAST_TINT = 0.2;

  private static final double LEAST_MARK = 0.0004;
  private static final double MOST_MARK = 0.1;

  /** The share of coloured pixels far from the commonest hue. */
  private static final double MANY_HUES = 0.35;

  /** The share of pixels whose tint is not that of the others as bright: a dyed radiograph's is. */
  private static final double ASTRAY = 0.3;

  @Override
  public List<Observation> at(Picture picture) {
    return picture.colours().map(Colour::judge).orElse(List.of());
  }

  private static List<Observation> judge(Colours colours) {
    double coloured = share(colours, COLOURED);
    double away = awayFromTheMainHue(colours);
    double astray = awayFromTheTintOfItsGrey(colours);
    if ((coloured > 0.2 && away > MANY_HUES) || astray > ASTRAY) {
      return List.of(
          Observation.of(
              FindingKind.NOT_A_RADIOGRAPH,
              0.85,
              words(
                  "%.0f %% of it is coloured, in several hues, as in a photograph or drawing",
                  coloured)));
    }
    if (share(colours, TINTED) > LEAST_TINT) {
      return List.of(
          Observation.of(
              FindingKind.COLOUR_CAST,
              0.95,
              words("%.0f %% of it is tinted", share(colours, TINTED))));
    }
    double marked = share(colours, MARK);
    if (marked > LEAST_MARK && marked < MOST_MARK && coloured < 2.5 * marked + 0.02) {
      return List.of(
          new Observation(
              FindingKind.ANNOTATED, 0.9, "coloured marks on a grey picture", place(colours)));
    }
    return List.of();
  }

  private static String words(String format, double share) {
    return String.format(Locale.ROOT, format, 100 * share);
  }

  static double share(Colours colours, int chroma) {
    int count = 0;
    for (int i = 0; i < colours.rgb().length; i++) {
      count += colours.chroma(i) > chroma ? 1 : 0;
    }
    return (double) count / colours.rgb().length;
  }

  /** Of the coloured pixels, the share more than 60 degrees from the commonest hue. */
  static double awayFromTheMainHue(Colours colours) {
    int[] hues = new int[12];
    int all = 0;
    for (int i = 0; i < colours.rgb().length; i++) {
      if (colours.chroma(i) > COLOURED) {
        hues[(int) (colours.hue(i) / 30) % 12]++;
        all++;
      }
    }
    int main = 0;
    for (int h = 0; h < 12; h++) {
      main = hues[h] > hues[main] ? h : main;
    }
    int near = 0;
    for (int h = -2; h <= 2; h++) {
      near += hues[(main + h + 12) % 12];
    }
    return all == 0 ? 0 : 1 - (double) near / all;
  }

  /** The share of pixels that are coloured quite otherwise than most of equal brightness. */
  static double awayFromTheTintOfItsGrey(Colours colours) {
    int bins = 32;
    double[][] sum = new double[bins][3];
    for (int i = 0; i < colours.rgb().length; i++) {
      double[] bin = sum[colours.brightness(i) * bins / 256];
      bin[0] += colours.red(i) - colours.green(i);
      bin[1] += colours.green(i) - colours.blue(i);
      bin[2]++;
    }
    int astray = 0;
    for (int i = 0; i < colours.rgb().length; i++) {
      double[] bin = sum[colours.brightness(i) * bins / 256];
      double warm = colours.red(i) - colours.green(i) - bin[0] / bin[2];
      double cold = colours.green(i) - colours.blue(i) - bin[1] / bin[2];
      astray += Math.hypot(warm, cold) > COLOURED ? 1 : 0;
    }
    return (double) astray / colours.rgb().length;
  }

  /** One box around all coloured marks. */
  private static List<Box> place(Colours colours) {
    if (!colours.upright()) {
      return List.of();
    }
    int left = colours.width();
    int top = colours.height();
    int right = 0;
    int bottom = 0;
    for (int i = 0; i < colours.rgb().length; i++) {
      if (colours.chroma(i) > MARK) {
        int x = i % colours.width();
        int y = i / colours.width();
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + 1);
        bottom = Math.max(bottom, y + 1);
      }
    }
    int step = colours.step();
    return List.of(
        new Box(
            (double) left * step,
            (double) top * step,
            (double) right * step,
            (double) bottom * step));
  }
}
