package io.luxate.curate.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which images show the same picture, however long the chain of copies of copies. */
final class Families {
  private final int[] parent;

  Families(int size) {
    parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  void join(int a, int b) {
    int one = of(a);
    int other = of(b);
    parent[Math.max(one, other)] = Math.min(one, other);
  }

  /** The lowest index of an image's family. */
  int of(int image) {
    int at = image;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** The families of at least two, their members in order. */
  List<List<Integer>> all() {
    Map<Integer, List<Integer>> families = new TreeMap<>();
    for (int i = 0; i < parent.length; i++) {
      families.computeIfAbsent(of(i), first -> new ArrayList<>()).add(i);
    }
    return families.values().stream().filter(members -> members.size() > 1).toList();
  }
}
