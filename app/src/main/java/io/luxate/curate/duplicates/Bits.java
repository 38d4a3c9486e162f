package io.luxate.curate.duplicates;

/**
 * Strings of equal length in bits, all in one array: string {@code i} stands in the {@code words}
 * longs from {@code i * words} on.
 *
 * @param words longs for each string
 */
@SuppressWarnings("ArrayRecordComponent") // millions of them: one flat array is the point
public record Bits(long[] values, int words) {
  int size() {
    return values.length / words;
  }

  /** In how many bits string {@code i} differs from the one at {@code from} of another array. */
  int distance(int i, long[] others, int from) {
    int differing = 0;
    for (int w = 0; w < words; w++) {
      differing += Long.bitCount(values[i * words + w] ^ others[from + w]);
    }
    return differing;
  }
}
