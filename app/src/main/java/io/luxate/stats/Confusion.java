package io.luxate.stats;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The 2 x 2 table of calls against truth at one threshold; a score at or above the threshold is
 * called positive.
 */
public record Confusion(
    int truePositives, int falsePositives, int trueNegatives, int falseNegatives) {

  /**
   * Counts the calls.
   *
   * @throws io.luxate.LuxateException DATA when the lengths differ or a score is not finite
   */
  public static Confusion at(double[] scores, boolean[] positive, double threshold) {
    Scores.check(scores, positive);
    int[] counts = new int[4];
    for (int i = 0; i < scores.length; i++) {
      boolean called = scores[i] >= threshold;
      counts[(called ? 2 : 0) + (positive[i] ? 1 : 0)]++;
    }
    return new Confusion(counts[3], counts[2], counts[0], counts[1]);
  }

  /** Positives called positive among all positives; DATA when there are none. */
  public Proportion sensitivity() {
    return new Proportion(truePositives, truePositives + falseNegatives);
  }

  /** Negatives called negative among all negatives; DATA when there are none. */
  public Proportion specificity() {
    return new Proportion(trueNegatives, trueNegatives + falsePositives);
  }

  /** Right calls among all. */
  public Proportion accuracy() {
    return new Proportion(
        truePositives + trueNegatives,
        truePositives + trueNegatives + falsePositives + falseNegatives);
  }

  /**
   * Positives among those called positive; empty when nothing was. It holds for the share of
   * positives in these data only: {@link AtPrevalence} restates it.
   */
  public Optional<Proportion> ppv() {
    return share(truePositives, truePositives + falsePositives);
  }

  /** Negatives among those called negative, as {@link #ppv}; empty when nothing was. */
  public Optional<Proportion> npv() {
    return share(trueNegatives, trueNegatives + falseNegatives);
  }

  /** Harmonic mean of {@link #ppv} and {@link #sensitivity}; empty with neither. */
  public OptionalDouble f1() {
    double both = 2.0 * truePositives;
    double all = both + falsePositives + falseNegatives;
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(both / all);
  }

  /**
   * Sensitivity over 1 - specificity; empty when nothing was called positive.
   *
   * @throws io.luxate.LuxateException DATA when a class is missing
   */
  public Optional<LikelihoodRatio> positiveLikelihoodRatio() {
    return LikelihoodRatio.of(
        sensitivity(), new Proportion(falsePositives, trueNegatives + falsePositives));
  }

  /**
   * 1 - sensitivity over specificity; empty when nothing was called negative.
   *
   * @throws io.luxate.LuxateException DATA when a class is missing
   */
  public Optional<LikelihoodRatio> negativeLikelihoodRatio() {
    return LikelihoodRatio.of(
        new Proportion(falseNegatives, truePositives + falseNegatives), specificity());
  }

  private static Optional<Proportion> share(int count, int of) {
    return of == 0 ? Optional.empty() : Optional.of(new Proportion(count, of));
  }
}
