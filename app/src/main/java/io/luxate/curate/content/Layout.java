package io.luxate.curate.content;

import io.luxate.curate.audit.FindingKind;
import io.luxate.image.Grey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Several pictures in one, and a viewer's bars around it. */
final class Layout implements Look {
  /** The share of a line's pixels that step sharply where two panels meet. */
  private static final double SEAM = 0.75;

  /** The same, of the rows that show anything there. */
  private static final double ALL_THERE = 0.8;

  private static final float STEP = 0.04f;
  private static final double LEAST_SPREAD = 0.06;

  /** Grey levels of bars; what lies below the first is the dark beside a body. */
  private static final int DARKEST = 30;

  private static final int LIGHT = 90;

  @Override
  public List<Observation> at(Picture picture) {
    List<Observation> found = new ArrayList<>();
    Grey small = picture.small();
    Grey turned = turned(small);
    double seam = Math.max(seam(small), seam(turned));
    if (seam <= SEAM) {
      seam = Math.max(seamWhereSomethingIs(small), seamWhereSomethingIs(turned));
    }
    if (seam > SEAM) {
      found.add(
          Observation.of(
              FindingKind.SEVERAL_PANELS,
              0.8,
              String.format(
                  Locale.ROOT,
                  "a straight seam along %.0f %% of what it shows divides it",
                  100 * seam)));
    }
    if (hasBar(small) || hasBar(turned)) {
      found.add(
          Observation.of(
              FindingKind.SCREENSHOT,
              0.75,
              "an evenly grey bar with sharp marks lies along one side, as a viewer's tools do"));
    }
    return found;
  }

  private static Grey turned(Grey picture) {
    Grey turned = Grey.black(/* widthPx= */ picture.heightPx(), /* heightPx= */ picture.widthPx());
    for (int y = 0; y < picture.heightPx(); y++) {
      for (int x = 0; x < picture.widthPx(); x++) {
        turned.values()[x * turned.widthPx() + y] = picture.at(x, y);
      }
    }
    return turned;
  }

  /**
   * The largest share of rows that step by more than a twenty-fifth of the grey scale across one
   * column between a fifth and four fifths of the width, where columns beside it do not.
   */
  static double seam(Grey picture) {
    double[] steps = new double[picture.widthPx()];
    for (int x = 1; x < picture.widthPx(); x++) {
      int sharp = 0;
      for (int y = 0; y < picture.heightPx(); y++) {
        sharp += Math.abs(picture.at(x, y) - picture.at(x - 1, y)) > STEP ? 1 : 0;
      }
      steps[x] = (double) sharp / picture.heightPx();
    }
    double best = 0;
    int from = picture.widthPx() / 5;
    for (int x = from; x < picture.widthPx() - from; x++) {
      double beside = 0;
      for (int d = 6; d <= 12; d++) {
        beside = Math.max(beside, Math.max(at(steps, x - d), at(steps, x + d)));
      }
      if (beside < steps[x] / 2 && steps[x] > best && bothSidesShowSomething(picture, x)) {
        best = steps[x];
      }
    }
    return best;
  }

  /**
   * The same, but of the rows alone that show something within a dozen pixels; 0 where these are
   * fewer than a third, or fewer than nine tenths of them step. For dark backgrounds on both sides.
   */
  static double seamWhereSomethingIs(Grey picture) {
    double best = 0;
    int from = Math.max(picture.widthPx() / 5, 16);
    for (int x = from; x < picture.widthPx() - from; x++) {
      int rows = 0;
      int sharp = 0;
      int beside = 0;
      for (int y = 0; y < picture.heightPx(); y++) {
        if (shows(picture, x, y)) {
          rows++;
          sharp += steps(picture, x, y) ? 1 : 0;
          beside += steps(picture, x - 8, y) || steps(picture, x + 8, y) ? 1 : 0;
        }
      }
      double share = (double) sharp / Math.max(1, rows);
      if (rows > picture.heightPx() / 5
          && share > Math.max(ALL_THERE, best)
          && beside < 0.35 * rows
          && bothSidesShowSomething(picture, x)) {
        best = share;
      }
    }
    return best;
  }

  private static boolean shows(Grey picture, int x, int y) {
    float least = 1;
    float most = 0;
    for (int u = x - 12; u <= x + 12; u++) {
      least = Math.min(least, picture.at(u, y));
      most = Math.max(most, picture.at(u, y));
    }
    return most - least > 2 * STEP;
  }

  private static boolean steps(Grey picture, int x, int y) {
    return Math.abs(picture.at(x + 1, y) - picture.at(x - 1, y)) > STEP;
  }

  /** Bars of one grey that were laid around a picture are no panel. */
  private static boolean bothSidesShowSomething(Grey picture, int x) {
    return spread(picture, 2, x - 6) > LEAST_SPREAD
        && spread(picture, x + 6, picture.widthPx() - 2) > LEAST_SPREAD;
  }

  /** The standard deviation of the grey values between two columns. */
  private static double spread(Grey picture, int from, int to) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int y = 0; y < picture.heightPx(); y++) {
      for (int x = from; x < to; x++) {
        double value = picture.at(x, y);
        sum += value;
        squares += value * value;
        count++;
      }
    }
    double mean = sum / Math.max(1, count);
    return Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean));
  }

  private static double at(double[] values, int i) {
    return i < 0 || i >= values.length ? 0 : values[i];
  }

  /** Whether rows of one even mid-grey with sharp marks in them lie at the top or bottom. */
  static boolean hasBar(Grey picture) {
    return bar(picture, true) || bar(picture, false);
  }

  /** How many pixels have this grey level or one beside it. */
  private static int within(int[] counts, int level) {
    return counts[level - 1] + counts[level] + counts[level + 1];
  }

  /**
   * Whether rows at that side are mostly one grey, with marks, and stop at once: from a first row
   * of nothing else to the row where less than a quarter of the pixels have it.
   */
  private static boolean bar(Grey picture, boolean top) {
    int level = -1;
    int height = 0;
    int marked = 0;
    int within = 0;
    while (height < picture.heightPx() / 4) {
      int[] counts = counts(picture, top ? height : picture.heightPx() - 1 - height);
      if (level < 0) {
        level = commonest(counts);
        if (within(counts, level) < 0.6 * picture.widthPx() || level < DARKEST || level >= 250) {
          return false;
        }
      }
      within = within(counts, level);
      if (within < 0.25 * picture.widthPx()) {
        break;
      }
      height++;
      marked += within < 0.97 * picture.widthPx() ? 1 : 0;
    }
    boolean stops = within < 0.12 * picture.widthPx();
    return height >= 6
        && height < picture.heightPx() / 4
        && marked >= 3
        && (stops || level >= LIGHT);
  }

  private static int[] counts(Grey picture, int y) {
    int[] counts = new int[256];
    for (int x = 0; x < picture.widthPx(); x++) {
      counts[Math.min(255, Math.max(0, Math.round(picture.at(x, y) * 255)))]++;
    }
    return counts;
  }

  private static int commonest(int[] counts) {
    int most = 1;
    for (int level = 1; level < 255; level++) {
      most = within(counts, level) > within(counts, most) ? level : most;
    }
    return most;
  }
}
