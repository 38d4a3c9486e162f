package io.luxate.augment;

import io.luxate.image.Grey;
import java.util.Arrays;

/**
 * Changes of grey values, in place: inversion, gamma, contrast and brightness in one table, then
 * blur, noise and an erased rectangle; values end in 0..1. Pixels that are not a number lie beside
 * the picture; they end black, as a letterbox leaves them.
 */
final class Tones {
  private static final int STEPS = 1024;

  private Tones() {}

  static void change(Grey picture, Augmentation augmentation, Draws draws) {
    float[] values = picture.values();
    boolean[] beside = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      if (Float.isNaN(values[i])) {
        beside[i] = true;
        values[i] = 0f;
      }
    }
    if (augmentation.invertProbability() > 0
        || augmentation.gammaFraction() > 0
        || augmentation.contrastFraction() > 0
        || augmentation.brightnessFraction() > 0) {
      lookUp(values, beside, table(values, beside, augmentation, draws));
    }
    double sigma = draws.between(0, augmentation.blurSigmaPx());
    if (sigma > 0.2) { // a narrower one changes nothing
      Blur.gaussian(picture, sigma);
    }
    float noise = (float) draws.between(0, augmentation.noiseSd());
    for (int i = 0; i < values.length; i++) {
      float value = noise > 0 ? values[i] + noise * draws.bell() : values[i];
      values[i] = beside[i] ? 0f : Math.min(1f, Math.max(0f, value));
    }
    if (draws.happens(augmentation.eraseProbability())) {
      erase(picture, augmentation.eraseMaxFraction(), draws);
    }
  }

  private static float[] table(
      float[] values, boolean[] beside, Augmentation augmentation, Draws draws) {
    boolean invert = draws.happens(augmentation.invertProbability());
    double gamma = draws.factor(augmentation.gammaFraction());
    double contrast = 1 + draws.within(augmentation.contrastFraction());
    double brightness = 1 + draws.within(augmentation.brightnessFraction());
    double mean = mean(values, beside);
    mean = StrictMath.pow(invert ? 1 - mean : mean, gamma);
    float[] table = new float[STEPS + 2];
    for (int i = 0; i < table.length; i++) {
      double value = Math.min(1.0, (double) i / STEPS);
      value = StrictMath.pow(invert ? 1 - value : value, gamma);
      value = ((value - mean) * contrast + mean) * brightness;
      table[i] = (float) Math.min(1, Math.max(0, value));
    }
    return table;
  }

  private static void lookUp(float[] values, boolean[] beside, float[] table) {
    for (int i = 0; i < values.length; i++) {
      if (!beside[i]) {
        float at = Math.min(1f, Math.max(0f, values[i])) * STEPS;
        int step = (int) at;
        values[i] = table[step] + (at - step) * (table[step + 1] - table[step]);
      }
    }
  }

  private static double mean(float[] values, boolean[] beside) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (!beside[i]) {
        sum += values[i];
        count++;
      }
    }
    return count == 0 ? 0 : Math.min(1, Math.max(0, sum / count));
  }

  private static void erase(Grey picture, double maxFraction, Draws draws) {
    double area = draws.between(0, maxFraction) * picture.widthPx() * picture.heightPx();
    double aspect = draws.factor(2);
    int width = (int) Math.min(picture.widthPx(), Math.sqrt(area * aspect));
    int height = (int) Math.min(picture.heightPx(), Math.sqrt(area / aspect));
    int left = (int) draws.between(0, picture.widthPx() - width + 1);
    int top = (int) draws.between(0, picture.heightPx() - height + 1);
    float grey = (float) draws.between(0, 1);
    for (int y = top; y < top + height; y++) {
      int from = y * picture.widthPx() + left;
      Arrays.fill(picture.values(), from, from + width, grey);
    }
  }
}
