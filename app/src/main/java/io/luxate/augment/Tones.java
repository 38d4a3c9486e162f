package io.luxate.augment;

import io.luxate.image.Grey;
import java.util.Arrays;

/**
 * Changes of grey values, in place: inversion, gamma, contrast and brightness at once, then blur,
 * noise and an erased rectangle; values end in 0..1. Pixels that are not a number lie beside the
 * picture; they end black, as a letterbox leaves them.
 */
final class Tones {
  private static final int STEPS = 1024;

  private Tones() {}

  static void change(Grey picture, Augmentation augmentation, Draws draws) {
    float[] values = picture.values();
    if (augmentation.invertProbability() > 0
        || augmentation.gammaFraction() > 0
        || augmentation.contrastFraction() > 0
        || augmentation.brightnessFraction() > 0) {
      boolean invert = draws.happens(augmentation.invertProbability());
      double gamma = draws.factor(augmentation.gammaFraction());
      double contrast = 1 + draws.within(augmentation.contrastFraction());
      double brightness = 1 + draws.within(augmentation.brightnessFraction());
      double mean = contrast == 1 ? 0 : bent(mean(values), invert, gamma);
      if (invert || gamma != 1) {
        lookUp(values, table(invert, gamma));
      }
      stretch(values, contrast * brightness, mean * (1 - contrast) * brightness);
    }
    double sigma = draws.between(0, augmentation.blurSigmaPx());
    if (sigma > 0.2) { // a narrower one changes nothing
      blur(picture, sigma);
    }
    float noise = (float) draws.between(0, augmentation.noiseSd());
    for (int i = 0; i < values.length && noise > 0; i++) {
      values[i] += noise * draws.bell();
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] > 0 ? Math.min(1f, values[i]) : 0f; // also what is not a number
    }
    if (draws.happens(augmentation.eraseProbability())) {
      erase(picture, augmentation.eraseMaxFraction(), draws);
    }
  }

  private static double bent(double value, boolean invert, double gamma) {
    return StrictMath.pow(invert ? 1 - value : value, gamma);
  }

  private static float[] table(boolean invert, double gamma) {
    float[] table = new float[STEPS + 2];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) bent(Math.min(1.0, (double) i / STEPS), invert, gamma);
    }
    return table;
  }

  private static void lookUp(float[] values, float[] table) {
    for (int i = 0; i < values.length; i++) {
      float at = Math.min(1f, Math.max(0f, values[i])) * STEPS;
      int step = (int) at;
      values[i] = table[step] + (at - step) * (table[step + 1] - table[step]);
    }
  }

  private static void stretch(float[] values, double factor, double shift) {
    float times = (float) factor;
    float plus = (float) shift;
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.min(1f, Math.max(0f, times * values[i] + plus));
    }
  }

  private static double mean(float[] values) {
    double sum = 0;
    int count = 0;
    for (float value : values) {
      if (!Float.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    return count == 0 ? 0 : Math.min(1, Math.max(0, sum / count));
  }

  /** What lies beside the picture is black to the blur and stays beside it. */
  private static void blur(Grey picture, double sigmaPx) {
    float[] values = picture.values();
    float[] sharp = values.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.isNaN(sharp[i]) ? 0f : sharp[i];
    }
    Blur.gaussian(picture, sigmaPx);
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.isNaN(sharp[i]) ? sharp[i] : values[i];
    }
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
