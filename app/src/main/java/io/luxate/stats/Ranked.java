package io.luxate.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Rows in falling order of score, sorted once so that many resamples can be counted cheaply. */
final class Ranked {
  private final int[] falling;
  private final boolean[] positive;
  private final boolean[] endsTie;

  /** Throws DATA as {@link Auroc#of} does. */
  Ranked(double[] scores, boolean[] positive) {
    Scores.checkTwoClasses(scores, positive);
    this.positive = positive.clone();
    this.falling =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted((a, b) -> Double.compare(scores[b] + 0.0, scores[a] + 0.0))
            .mapToInt(Integer::intValue)
            .toArray();
    this.endsTie = new boolean[scores.length];
    for (int k = 0; k < falling.length; k++) {
      endsTie[k] = k + 1 == falling.length || scores[falling[k + 1]] != scores[falling[k]];
    }
  }

  /** The curve of the rows as they are. */
  Steps once() {
    int[] times = new int[falling.length];
    Arrays.fill(times, 1);
    return counted(times);
  }

  /** The curve when each row counts as often as {@code times} says; O(n). */
  Steps counted(int[] times) {
    int[] truePositives = new int[falling.length + 1];
    int[] falsePositives = new int[falling.length + 1];
    int steps = 0;
    int trues = 0;
    int falses = 0;
    for (int k = 0; k < falling.length; k++) {
      int row = falling[k];
      trues += positive[row] ? times[row] : 0;
      falses += positive[row] ? 0 : times[row];
      if (endsTie[k]) {
        steps++;
        truePositives[steps] = trues;
        falsePositives[steps] = falses;
      }
    }
    return new Steps(
        Arrays.copyOf(truePositives, steps + 1), Arrays.copyOf(falsePositives, steps + 1));
  }
}
