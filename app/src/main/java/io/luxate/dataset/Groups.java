package io.luxate.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which images must stay on one side: those that {@link Ties} hold together, of one patient and of
 * identical bytes unless other ties are named, and whatever these chain together.
 */
public final class Groups {
  private Groups() {}

  /**
   * The group's name of each item, in order: {@code patient:NAME} where one is named, else {@code
   * sha256:} and 16 hexadecimal digits of the file.
   */
  public static List<String> of(List<Item> items) {
    return of(items, Ties.USUAL);
  }

  /**
   * The group's name of each item, in order: of the names its images go by, such as {@code
   * patient:NAME} or {@code source:NAME}, the first by the alphabet.
   */
  public static List<String> of(List<Item> items, Ties ties) {
    DisjointSets<Integer> groups = new DisjointSets<>();
    Map<String, Integer> firstWith = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      for (String tie : ties.of(items.get(i))) {
        Integer first = firstWith.putIfAbsent(tie, i);
        if (first != null) {
          groups.join(first, i);
        }
      }
    }
    Map<Integer, String> names = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      String name = ties.of(items.get(i)).get(0);
      names.merge(groups.of(i), name, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
    List<String> result = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      result.add(names.getOrDefault(groups.of(i), ""));
    }
    return result;
  }

  /** How many groups show each class or label, by its name. */
  public static Map<String, Integer> perClass(List<Item> items) {
    return perClass(items, of(items));
  }

  static Map<String, Integer> perClass(List<Item> items, List<String> groups) {
    Map<String, Set<String>> seen = new TreeMap<>();
    for (int i = 0; i < groups.size(); i++) {
      for (String name : items.get(i).labels().names()) {
        seen.computeIfAbsent(name, label -> new HashSet<>()).add(groups.get(i));
      }
    }
    Map<String, Integer> counts = new TreeMap<>();
    seen.forEach((label, of) -> counts.put(label, of.size()));
    return counts;
  }
}
