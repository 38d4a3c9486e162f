package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.Arrays;
import java.util.Locale;

/**
 * Split-conformal answers for two classes: a class stands in the answer unless the calibration
 * images of that class were almost all nearer to it. If the next image is drawn like the
 * calibration images, its true class is missing from the answer no more often than the error rate.
 * Vovk V, Gammerman A, Shafer G. Algorithmic Learning in a Random World, 2005; per class (Mondrian)
 * section 4.5. The promise is about all images on average, not about those answered with one class.
 *
 * @param positiveLimit positive stands in the answer while 1 - probability is at most this
 * @param negativeLimit negative stands in the answer while the probability is at most this
 * @param errorRate promised at most, strictly between 0 and 1
 * @param perClass whether it is promised for each class by itself
 */
public record Conformal(
    double positiveLimit, double negativeLimit, double errorRate, boolean perClass) {
  public Conformal {
    needed(errorRate);
    if (!(positiveLimit >= 0 && positiveLimit <= 1 && negativeLimit >= 0 && negativeLimit <= 1)) {
      throw new LuxateException(
          Kind.DATA,
          "limits "
              + positiveLimit
              + " and "
              + negativeLimit
              + " are no probabilities; calibrate again");
    }
  }

  /** What is said of one image. */
  public enum Answer {
    /** Positive only. */
    POSITIVE,
    /** Negative only. */
    NEGATIVE,
    /** Both are possible: the model abstains. */
    BOTH,
    /** Unlike either class: the model abstains. */
    NEITHER
  }

  /**
   * Keeps the error rate in each class by itself, which is what a rare class needs.
   *
   * @param probabilities of the positive class, 0 to 1, of images the model was not trained on
   * @throws LuxateException DATA as for {@link Auroc#of}, when a score is no probability, or when a
   *     class has fewer than {@link #needed} images; USER for an impossible error rate
   */
  public static Conformal perClass(double[] probabilities, boolean[] positive, double errorRate) {
    double[] strange = strangeness(probabilities, positive);
    return new Conformal(
        limit(strange, positive, true, errorRate),
        limit(strange, positive, false, errorRate),
        errorRate,
        true);
  }

  /**
   * Keeps the error rate over both classes together; the rarer may be wrong more often.
   *
   * @throws LuxateException as for {@link #perClass}, where {@link #needed} counts all images
   */
  public static Conformal marginal(double[] probabilities, boolean[] positive, double errorRate) {
    double limit = limit(strangeness(probabilities, positive), errorRate, "images");
    return new Conformal(limit, limit, errorRate, false);
  }

  /**
   * The fewest calibration images, of each class for {@link #perClass}, that can bear an error
   * rate: the smallest n with ceil((n + 1)(1 - rate)) at most n. 19 for 0.05.
   *
   * @throws LuxateException USER for a rate outside 0 to 1
   */
  public static int needed(double errorRate) {
    if (!(errorRate > 0 && errorRate < 1)) {
      throw new LuxateException(
          Kind.USER, "error rate " + errorRate + " is not between 0 and 1; 0.05 is one in twenty");
    }
    return (int) Math.ceil(1 / errorRate - 1 - 1e-9);
  }

  /** What is said of an image with this probability. */
  public Answer answer(double probability) {
    boolean positive = 1 - probability <= positiveLimit;
    boolean negative = probability <= negativeLimit;
    if (positive) {
      return negative ? Answer.BOTH : Answer.POSITIVE;
    }
    return negative ? Answer.NEGATIVE : Answer.NEITHER;
  }

  private static double[] strangeness(double[] probabilities, boolean[] positive) {
    Scores.checkTwoClasses(probabilities, positive);
    Scores.checkProbabilities(probabilities, positive);
    double[] strange = new double[probabilities.length];
    for (int i = 0; i < strange.length; i++) {
      strange[i] = positive[i] ? 1 - probabilities[i] : probabilities[i];
    }
    return strange;
  }

  private static double limit(
      double[] strange, boolean[] positive, boolean side, double errorRate) {
    double[] members = new double[strange.length];
    int n = 0;
    for (int i = 0; i < strange.length; i++) {
      if (positive[i] == side) {
        members[n++] = strange[i];
      }
    }
    return limit(Arrays.copyOf(members, n), errorRate, side ? "positives" : "negatives");
  }

  private static double limit(double[] strange, double errorRate, String what) {
    int n = strange.length;
    if (n < needed(errorRate)) {
      throw new LuxateException(
          Kind.DATA,
          String.format(
              Locale.ROOT,
              "an error rate of %s needs %d calibration %s, there are %d; add images, or ask for"
                  + " no less than %s",
              errorRate,
              needed(errorRate),
              what,
              n,
              String.format(Locale.ROOT, "%.3f", Math.ceil(1000.0 / (n + 1)) / 1000)));
    }
    double[] rising = strange.clone();
    Arrays.sort(rising);
    int place = (int) Math.ceil((n + 1) * (1 - errorRate) - 1e-9);
    return rising[Math.max(place, 1) - 1];
  }
}
