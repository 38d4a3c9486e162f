package io.luxate.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
