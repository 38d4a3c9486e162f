package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * One threshold of the decision curve: true positives less false positives per image, a false one
 * weighted by the odds of the threshold. Vickers AJ, Elkin EB. Decision curve analysis. Med Decis
 * Making 2006;26:565-74.
 *
 * @param threshold the probability at which a person would just act, strictly between 0 and 1
 * @param model acting where the model's probability is at or above the threshold
 * @param all acting on everyone; acting on no one is 0
 */
public record NetBenefit(double threshold, double model, double all) {

  /**
   * The curve where positives are as frequent as in these data.
   *
   * @param probabilities of the positive class, 0 to 1; calibrated, or the curve misleads
   * @throws LuxateException DATA as for {@link Auroc#of}, or when a score is no probability; USER
   *     for a threshold outside 0 to 1
   */
  public static List<NetBenefit> curve(
      double[] probabilities, boolean[] positive, double[] thresholds) {
    Scores.checkTwoClasses(probabilities, positive);
    double prevalence = (double) Scores.positives(positive) / positive.length;
    return curve(probabilities, positive, thresholds, prevalence);
  }

  /** The curve where positives are as frequent as given; sensitivity and specificity are kept. */
  public static List<NetBenefit> curve(
      double[] probabilities, boolean[] positive, double[] thresholds, double prevalence) {
    Scores.checkTwoClasses(probabilities, positive);
    Scores.checkProbabilities(probabilities, positive);
    requireInside("prevalence", prevalence);
    return Arrays.stream(thresholds)
        .mapToObj(t -> at(Confusion.at(probabilities, positive, t), t, prevalence))
        .toList();
  }

  /** The greater of acting on everyone and on no one, which the model has to beat. */
  public double bestWithoutModel() {
    return Math.max(all, 0);
  }

  private static NetBenefit at(Confusion calls, double threshold, double prevalence) {
    requireInside("threshold", threshold);
    double odds = threshold / (1 - threshold);
    double gained = prevalence * calls.sensitivity().value();
    double lost = (1 - prevalence) * (1 - calls.specificity().value());
    return new NetBenefit(threshold, gained - odds * lost, prevalence - odds * (1 - prevalence));
  }

  private static void requireInside(String what, double value) {
    if (!(value > 0 && value < 1)) {
      throw new LuxateException(
          Kind.USER, what + " " + value + " is not between 0 and 1; give one such as 0.1");
    }
  }
}
