package io.luxate.dataset;

import io.luxate.LuxateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How near a deal came to the shares asked for.
 *
 * @param items each with its side
 * @param groups the group of each
 */
record Balance(List<Item> items, List<String> groups, Shares shares) {
  /** A class may miss its share of a side by one image or by this part of the share. */
  private static final double ALLOWED = 0.1;

  /**
   * One sentence for each class and side that missed its share.
   *
   * @throws LuxateException DATA when a side lacks a class altogether
   */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    Deal.counts(items)
        .forEach(
            (name, sides) -> {
              long images = sides.values().stream().mapToLong(n -> n).sum();
              sides.forEach((side, n) -> judge(name, side, n, images * shares.of(side), faults));
            });
    return List.copyOf(faults);
  }

  private void judge(String name, Split side, long count, double wanted, List<String> faults) {
    boolean named = items.stream().anyMatch(item -> item.labels().has(name));
    if (named && wanted > 0 && count == 0) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "no image of class '"
              + name
              + "' comes to "
              + side.id()
              + " with whole groups ("
              + largestOf(name)
              + "); tie the images by less, try another --seed, or add images");
    }
    if (Math.abs(count - wanted) > Math.max(1, ALLOWED * wanted)) {
      faults.add(
          "class '"
              + name
              + "' has "
              + count
              + " in "
              + side.id()
              + " where "
              + Math.round(wanted)
              + " were wanted; "
              + largestOf(name));
    }
  }

  private String largestOf(String name) {
    List<String> own =
        IntStream.range(0, items.size())
            .filter(i -> items.get(i).labels().has(name))
            .mapToObj(groups::get)
            .toList();
    Map.Entry<String, Long> largest = Deal.largest(own);
    return own.isEmpty()
        ? "groups stay whole"
        : "its largest group, " + largest.getKey() + ", holds " + largest.getValue();
  }
}
