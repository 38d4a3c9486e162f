package io.luxate.dataset;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a deal of images keeps even: every class, or every label and, last, the images that none of
 * the labels holds for.
 *
 * @param named how many classes or labels there are
 * @param ofItem the strata that each item counts in
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Strata(int named, int[][] ofItem) {

  /** The strata of the items; {@code names} are all their classes. */
  static Strata of(List<Item> items, List<String> names) {
    int[][] ofItem =
        items.stream()
            .map(item -> item.labels().names().stream().mapToInt(names::indexOf).toArray())
            .map(held -> held.length > 0 ? held : new int[] {names.size()})
            .toArray(int[][]::new);
    return new Strata(names.size(), ofItem);
  }

  /** Named strata and the one of images without a label. */
  int count() {
    return named + 1;
  }

  /** How many items count in a stratum. */
  long size(int stratum) {
    return IntStream.range(0, ofItem.length)
        .filter(i -> IntStream.of(ofItem[i]).anyMatch(held -> held == stratum))
        .count();
  }
}
