package io.luxate.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks from 1 in rising order, with ties sharing the mean of the places they take. */
final class Midranks {
  private Midranks() {}

  /** The midrank of each value, in the order given; O(n log n). */
  static double[] of(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i] + 0.0))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    for (int first = 0; first < order.length; ) {
      int end = first + 1;
      while (end < order.length && values[order[end]] == values[order[first]]) {
        end++;
      }
      for (int i = first; i < end; i++) {
        ranks[order[i]] = (first + 1 + end) / 2.0;
      }
      first = end;
    }
    return ranks;
  }
}
