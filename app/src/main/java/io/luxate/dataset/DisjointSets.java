package io.luxate.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What belongs together through any chain of ties (union and find; Tarjan RE. J ACM
 * 1975;22:215-25). A set is called by its least member; who was never joined is alone.
 */
public final class DisjointSets<T extends Comparable<T>> {
  private final Map<T, T> above = new HashMap<>();

  /** Makes the sets of the two one. */
  public void join(T a, T b) {
    T one = of(a);
    T other = of(b);
    boolean first = one.compareTo(other) <= 0;
    above.put(first ? other : one, first ? one : other);
    above.putIfAbsent(first ? one : other, first ? one : other);
  }

  /** The least member of the set. */
  public T of(T member) {
    T at = member;
    T next = above.getOrDefault(at, at);
    while (!next.equals(at)) {
      T further = above.getOrDefault(next, next);
      above.put(at, further); // halves the way for the next one
      at = next;
      next = further;
    }
    return at;
  }

  /** Every set that was joined, by its least member, the members in order. */
  public Map<T, List<T>> sets() {
    Map<T, List<T>> sets = new TreeMap<>();
    for (T member : List.copyOf(above.keySet())) {
      sets.computeIfAbsent(of(member), least -> new ArrayList<>()).add(member);
    }
    sets.values().forEach(members -> members.sort(null));
    return sets;
  }
}
