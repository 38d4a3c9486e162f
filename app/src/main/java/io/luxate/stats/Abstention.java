package io.luxate.stats;

import java.util.Optional;

/**
 * What a {@link Conformal} rule does to a set of images.
 *
 * @param abstained images with both classes or none in the answer, among all
 * @param missed images whose true class is missing from the answer, among all; the error rate is
 *     about this share
 * @param missedPositives the same among positives; empty when there are none
 * @param missedNegatives the same among negatives; empty when there are none
 * @param wrong wrong answers among the images answered with one class; empty when all abstained
 */
public record Abstention(
    Proportion abstained,
    Proportion missed,
    Optional<Proportion> missedPositives,
    Optional<Proportion> missedNegatives,
    Optional<Proportion> wrong) {

  /**
   * Counts the answers.
   *
   * @throws io.luxate.LuxateException DATA as for {@link Brier#of}
   */
  public static Abstention of(Conformal rule, double[] probabilities, boolean[] positive) {
    Brier.of(probabilities, positive);
    int answered = 0;
    int wrong = 0;
    int[] missed = new int[2];
    for (int i = 0; i < positive.length; i++) {
      Conformal.Answer answer = rule.answer(probabilities[i]);
      Conformal.Answer right = positive[i] ? Conformal.Answer.POSITIVE : Conformal.Answer.NEGATIVE;
      boolean one = answer == Conformal.Answer.POSITIVE || answer == Conformal.Answer.NEGATIVE;
      answered += one ? 1 : 0;
      wrong += one && answer != right ? 1 : 0;
      if (answer != right && answer != Conformal.Answer.BOTH) {
        missed[positive[i] ? 1 : 0]++;
      }
    }
    int n = positive.length;
    int positives = Scores.positives(positive);
    return new Abstention(
        new Proportion(n - answered, n),
        new Proportion(missed[0] + missed[1], n),
        share(missed[1], positives),
        share(missed[0], n - positives),
        share(wrong, answered));
  }

  private static Optional<Proportion> share(int count, int of) {
    return of == 0 ? Optional.empty() : Optional.of(new Proportion(count, of));
  }
}
