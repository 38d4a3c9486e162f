package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;

/** What every statistic demands of its scores and labels before it looks at them. */
final class Scores {
  private Scores() {}

  /** Throws DATA unless the arrays pair up, every score is finite, and both classes are there. */
  static void checkTwoClasses(double[] scores, boolean[] positive) {
    check(scores, positive);
    int positives = positives(positive);
    if (positives == 0 || positives == positive.length) {
      throw new LuxateException(
          Kind.DATA,
          "both classes are needed, but of "
              + positive.length
              + " rows "
              + positives
              + " are positive; add images of the other class");
    }
  }

  /** Throws DATA unless the arrays pair up and every score is finite; names the first bad index. */
  static void check(double[] scores, boolean[] positive) {
    checkLengths(scores.length, positive.length);
    checkFinite(scores);
  }

  static void checkLengths(int scores, int labels) {
    if (scores != labels) {
      throw new LuxateException(
          Kind.DATA, scores + " scores but " + labels + " labels; each row needs both");
    }
  }

  static void checkFinite(double[] scores) {
    for (int i = 0; i < scores.length; i++) {
      if (!Double.isFinite(scores[i])) {
        throw new LuxateException(
            Kind.DATA, "score at index " + i + " is " + scores[i] + "; it must be a finite number");
      }
    }
  }

  /** Throws DATA unless the row has one finite score for each of {@code columns}; names the row. */
  static void checkRow(double[] row, int index, int columns) {
    if (row.length != columns) {
      throw new LuxateException(
          Kind.DATA, "row " + index + " has " + row.length + " class scores, row 0 has " + columns);
    }
    for (double score : row) {
      if (!Double.isFinite(score)) {
        throw new LuxateException(
            Kind.DATA,
            "a class score at index " + index + " is " + score + "; it must be a finite number");
      }
    }
  }

  /** Throws DATA unless the arrays pair up and every score is 0 to 1; names the first bad index. */
  static void checkProbabilities(double[] probabilities, boolean[] positive) {
    check(probabilities, positive);
    for (int i = 0; i < probabilities.length; i++) {
      checkProbability(probabilities[i], i);
    }
  }

  static void checkProbability(double probability, int index) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new LuxateException(
          Kind.DATA,
          "score at index "
              + index
              + " is "
              + probability
              + ", no probability; calibrate the scores first");
    }
  }

  static int positives(boolean[] positive) {
    int count = 0;
    for (boolean p : positive) {
      count += p ? 1 : 0;
    }
    return count;
  }
}
