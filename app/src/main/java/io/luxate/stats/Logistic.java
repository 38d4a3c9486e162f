package io.luxate.stats;

/** Between probabilities and their log odds. */
public final class Logistic {
  /** The least probability told from 0, and the same below 1: half an ulp of 1. */
  private static final double LEAST = 0x1p-53;

  private Logistic() {}

  /** ln(p / (1 - p)), kept finite: 0 and 1 give -36.7 and 36.7. */
  public static double logit(double probability) {
    double p = Math.min(1 - LEAST, Math.max(LEAST, probability));
    return Math.log(p) - Math.log1p(-p);
  }

  /** 1 / (1 + exp(-logit)). */
  public static double expit(double logit) {
    return Interval.expit(logit);
  }

  /** The log odds of each probability. */
  public static double[] logits(double[] probabilities) {
    double[] logits = new double[probabilities.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = logit(probabilities[i]);
    }
    return logits;
  }
}
