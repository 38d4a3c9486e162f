package io.luxate.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Images of one patient, or of identical bytes, that given splits put on different sides. The copy
 * a model may not be trained on goes: train yields to val and test, val yields to test.
 */
public final class Leaks {
  private Leaks() {}

  /**
   * One leak for each image that has to go, in the items' order; items without a split are safe.
   */
  public static List<Leak> find(List<Item> items) {
    List<String> groups = Groups.of(items);
    Map<String, List<Item>> members = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      members.computeIfAbsent(groups.get(i), group -> new ArrayList<>()).add(items.get(i));
    }
    List<Leak> leaks = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      members.getOrDefault(groups.get(i), List.of()).stream()
          .filter(other -> outranks(other, item))
          .min(Comparator.comparing((Item other) -> why(item, other)).thenComparing(Item::path))
          .ifPresent(other -> leaks.add(leak(item, other)));
    }
    return leaks;
  }

  /** The items without those that {@link #find} names. */
  public static List<Item> fix(List<Item> items) {
    Set<String> gone = find(items).stream().map(Leak::path).collect(Collectors.toSet());
    return items.stream().filter(item -> !gone.contains(item.path())).toList();
  }

  private static boolean outranks(Item other, Item item) {
    return other.example().split().isPresent()
        && item.example().split().isPresent()
        && other.example().split().get().compareTo(item.example().split().get()) > 0;
  }

  private static Leak leak(Item item, Item other) {
    return new Leak(
        item.path(),
        item.example().split().orElseThrow(),
        other.path(),
        other.example().split().orElseThrow(),
        why(item, other));
  }

  /** Two of one group without identical bytes are one patient, be it through a third image. */
  private static Leak.Why why(Item a, Item b) {
    return a.sha256().equals(b.sha256()) ? Leak.Why.IDENTICAL_BYTES : Leak.Why.SAME_PATIENT;
  }
}
