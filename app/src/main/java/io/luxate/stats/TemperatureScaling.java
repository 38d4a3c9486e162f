package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.Arrays;

/**
 * The network's logits divided by one number, which changes confidence but no order: Guo C, Pleiss
 * G, Sun Y, Weinberger KQ. On calibration of modern neural networks. ICML 2017.
 *
 * @param temperature above 0; above 1 for a network that is too sure
 */
public record TemperatureScaling(double temperature) implements Calibrator {
  public TemperatureScaling {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new LuxateException(
          Kind.DATA, "temperature " + temperature + " is not above 0; fit it again");
    }
  }

  /**
   * Finds the temperature of the least log loss for two classes.
   *
   * @param logits log odds of the positive class: the difference of the network's two outputs, or
   *     {@link Logistic#logit} of its probability
   * @throws LuxateException DATA as for {@link #fit(double[][], int[])}
   */
  public static TemperatureScaling fit(double[] logits, boolean[] positive) {
    Scores.checkTwoClasses(logits, positive);
    double[][] outputs = new double[logits.length][];
    int[] labels = new int[logits.length];
    for (int i = 0; i < labels.length; i++) {
      outputs[i] = new double[] {0, logits[i]};
      labels[i] = positive[i] ? 1 : 0;
    }
    return fit(outputs, labels);
  }

  /**
   * Finds the temperature of the least log loss.
   *
   * @param logits one row per image, one column per class, before the softmax
   * @param labels the true class of each row
   * @throws LuxateException DATA naming a row that does not fit, and when no temperature is best:
   *     with every image classified rightly (lower would always be better), or with logits that do
   *     not rise with the truth
   */
  public static TemperatureScaling fit(double[][] logits, int[] labels) {
    OneVsRest.check(logits, labels);
    double low = 1e-6;
    double high = 1e6;
    if (gradient(logits, labels, low) <= 0) {
      throw new LuxateException(
          Kind.DATA,
          "the scores do not rise with the truth, so no temperature helps; check the model");
    }
    if (gradient(logits, labels, high) >= 0) {
      throw new LuxateException(
          Kind.DATA,
          "every image is classified rightly, so no temperature is best; fit on more images, or use"
              + " Platt scaling");
    }
    for (int i = 0; i < 60; i++) {
      double middle = Math.sqrt(low * high);
      if (gradient(logits, labels, middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new TemperatureScaling(1 / Math.sqrt(low * high));
  }

  /** Of the log likelihood, by 1 / temperature; it falls, since the likelihood is concave there. */
  private static double gradient(double[][] logits, int[] labels, double inverse) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double[] p = softmax(logits[i], inverse);
      for (int c = 0; c < p.length; c++) {
        sum += ((c == labels[i] ? 1 : 0) - p[c]) * logits[i][c];
      }
    }
    return sum;
  }

  private static double[] softmax(double[] logits, double inverse) {
    double most = Arrays.stream(logits).max().orElse(0);
    double[] e = Arrays.stream(logits).map(v -> Math.exp((v - most) * inverse)).toArray();
    double sum = Arrays.stream(e).sum();
    return Arrays.stream(e).map(v -> v / sum).toArray();
  }

  /**
   * The probability of the positive class.
   *
   * @param logit as for {@link #fit(double[], boolean[])}
   */
  @Override
  public double apply(double logit) {
    return Logistic.expit(logit / temperature);
  }

  /** The probability of each class. */
  public double[] apply(double[] logits) {
    return softmax(logits, 1 / temperature);
  }

  @Override
  public String method() {
    return "temperature";
  }
}
