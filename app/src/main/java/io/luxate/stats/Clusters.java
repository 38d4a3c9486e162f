package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rows belong together, because they are images of one patient. */
public final class Clusters {
  private final int[] members;
  private final int count;

  private Clusters(int[] members, int count) {
    this.members = members;
    this.count = count;
  }

  /** Rows with equal numbers are one cluster. */
  public static Clusters of(int[] ids) {
    Map<Integer, Integer> numbers = new HashMap<>();
    int[] members = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      members[i] = numbers.computeIfAbsent(ids[i], id -> numbers.size());
    }
    return new Clusters(members, numbers.size());
  }

  /**
   * Rows with equal names are one cluster.
   *
   * @throws LuxateException DATA when a name is blank; the row's index is named
   */
  public static Clusters of(List<String> ids) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] members = new int[ids.size()];
    for (int i = 0; i < members.length; i++) {
      String id = ids.get(i);
      if (id.isBlank()) {
        throw new LuxateException(
            Kind.DATA,
            "row " + i + " names no patient; name one, or give the row a name of its own");
      }
      members[i] = numbers.computeIfAbsent(id, name -> numbers.size());
    }
    return new Clusters(members, numbers.size());
  }

  /** How many clusters there are. */
  public int count() {
    return count;
  }

  /** The cluster of a row, 0 to {@link #count} - 1. */
  int of(int row) {
    return members[row];
  }

  /** How many clusters hold a row of this side. */
  int countWith(boolean[] positive, boolean side) {
    boolean[] there = new boolean[count];
    int with = 0;
    for (int i = 0; i < positive.length; i++) {
      if (positive[i] == side && !there[members[i]]) {
        there[members[i]] = true;
        with++;
      }
    }
    return with;
  }

  void checkRows(int rows) {
    if (rows != members.length) {
      throw new LuxateException(
          Kind.DATA, rows + " scores but " + members.length + " patients; each row needs both");
    }
  }
}
