package io.luxate.stats;

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
}
