package io.luxate.dataset;

import io.luxate.Count;
import io.luxate.LuxateException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A set dealt to train, val and test: whole groups, every class as near to its share of each side
 * as the groups allow.
 *
 * @param items in the order given, each with its side
 * @param groups the group of each item
 * @param why what ties each item to others, in words, {@code patient;identical bytes}; empty for
 *     one that stands alone
 * @param unbalanced what came out otherwise than wanted, in sentences
 */
public record Deal(
    List<Item> items, List<String> groups, List<String> why, List<String> unbalanced) {

  /**
   * Deals the items. The same items, shares, ties and seed give the same deal.
   *
   * @throws LuxateException DATA when a class has fewer groups than there are sides, when a group
   *     is larger than any side, or when a side is left without a class
   */
  public static Deal of(List<Item> items, Shares shares, Ties ties, long seed) {
    List<String> groups = Groups.of(items, ties);
    requireGroupsThatFit(groups, shares);
    List<Item> dealt = Splits.assign(items, groups, "group", shares.val(), shares.test(), seed);
    return new Deal(
        List.copyOf(dealt),
        List.copyOf(groups),
        reasons(items, ties),
        new Balance(dealt, groups, shares).faults());
  }

  /** How many images of each class or label stand on each side; {@code none} has no label. */
  public Map<String, Map<Split, Long>> counts() {
    return counts(items);
  }

  /** Writes {@code path,label,split,group,why}; the second is {@code labels} where several hold. */
  public void write(Path file) {
    boolean several = items.stream().anyMatch(item -> !item.labels().exclusive());
    Table table = new Table("path", several ? "labels" : "label", "split", "group", "why");
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      String side = item.example().split().map(Split::id).orElseThrow();
      table.row(item.path(), item.label(), side, groups.get(i), why.get(i));
    }
    table.write(file);
  }

  static Map<String, Map<Split, Long>> counts(List<Item> items) {
    Map<String, Map<Split, Long>> counts = new TreeMap<>();
    for (Item item : items) {
      List<String> names =
          item.labels().names().isEmpty() ? List.of("none") : item.labels().names();
      for (String name : names) {
        Map<Split, Long> ofClass = counts.computeIfAbsent(name, unseen -> zeros());
        item.example().split().ifPresent(side -> ofClass.merge(side, 1L, Long::sum));
      }
    }
    return counts;
  }

  /** The largest group of those named, with its size. */
  static Map.Entry<String, Long> largest(List<String> groups) {
    return groups.stream()
        .collect(Collectors.groupingBy(group -> group, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .orElse(Map.entry("", 0L));
  }

  private static Map<Split, Long> zeros() {
    Map<Split, Long> zeros = new LinkedHashMap<>();
    List.of(Split.values()).forEach(side -> zeros.put(side, 0L));
    return zeros;
  }

  private static void requireGroupsThatFit(List<String> groups, Shares shares) {
    Map.Entry<String, Long> largest = largest(groups);
    double room = groups.size() * Math.max(shares.train(), Math.max(shares.val(), shares.test()));
    if (largest.getValue() > Math.ceil(room)) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "the group "
              + largest.getKey()
              + " holds "
              + largest.getValue()
              + " of "
              + Count.of(groups.size(), "image")
              + ", more than any side is to have; tie the images by less, ask for a larger share,"
              + " or add images of others");
    }
  }

  private static List<String> reasons(List<Item> items, Ties ties) {
    List<List<String>> names = items.stream().map(ties::of).toList();
    Map<String, Long> sharers =
        names.stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    List<String> reasons = new ArrayList<>();
    for (List<String> own : names) {
      Set<String> words = new LinkedHashSet<>();
      own.stream()
          .filter(name -> sharers.getOrDefault(name, 0L) > 1)
          .forEach(name -> words.add(Ties.words(name)));
      reasons.add(String.join(Labels.BETWEEN, words));
    }
    return List.copyOf(reasons);
  }
}
