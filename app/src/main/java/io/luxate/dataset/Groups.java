package io.luxate.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which images must stay on one side: those of one patient, those of identical bytes, and whatever
 * these two chain together.
 */
public final class Groups {
  private final int[] parent;

  private Groups(int size) {
    parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  /**
   * The group's name of each item, in order: {@code patient:NAME} where one is named, else {@code
   * sha256:} and 16 hexadecimal digits of the file.
   */
  public static List<String> of(List<Item> items) {
    Groups groups = new Groups(items.size());
    Map<String, Integer> firstWith = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      for (String tie : ties(items.get(i))) {
        Integer first = firstWith.putIfAbsent(tie, i);
        if (first != null) {
          groups.join(first, i);
        }
      }
    }
    Map<Integer, String> names = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      String name = ties(items.get(i)).get(0);
      names.merge(groups.root(i), name, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
    List<String> result = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      result.add(names.getOrDefault(groups.root(i), ""));
    }
    return result;
  }

  /** How many groups show each class or label, by its name. */
  public static Map<String, Integer> perClass(List<Item> items) {
    List<String> groups = of(items);
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

  private static List<String> ties(Item item) {
    String bytes = "sha256:" + item.sha256().substring(0, Math.min(16, item.sha256().length()));
    return item.example().patient().map(p -> List.of("patient:" + p, bytes)).orElse(List.of(bytes));
  }

  private void join(int a, int b) {
    parent[root(b)] = root(a);
  }

  private int root(int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
