package io.luxate.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Deals whole groups to sides so that every class comes close to its target on every side: the
 * largest groups first, each to the side whose squared miss grows least; in a drawn order, so that
 * another seed gives another deal.
 */
final class Sides {
  private static final int DEALS = 20;

  private final List<int[]> countsOfGroup = new ArrayList<>();
  private final List<List<Integer>> itemsOfGroup = new ArrayList<>();
  private final double[][] targets;
  private final int items;
  private final int named;

  /**
   * @param targets per side and stratum, how many images are wanted
   */
  Sides(List<String> groups, Strata strata, double[][] targets) {
    this.targets = targets;
    this.items = strata.ofItem().length;
    this.named = strata.named();
    Map<String, Integer> numbers = new TreeMap<>();
    groups.forEach(group -> numbers.put(group, 0));
    int next = 0;
    for (Map.Entry<String, Integer> entry : numbers.entrySet()) {
      entry.setValue(next++);
      countsOfGroup.add(new int[targets[0].length]);
      itemsOfGroup.add(new ArrayList<>());
    }
    for (int i = 0; i < items; i++) {
      int group = numbers.getOrDefault(groups.get(i), 0);
      for (int stratum : strata.ofItem()[i]) {
        countsOfGroup.get(group)[stratum]++;
      }
      itemsOfGroup.get(group).add(i);
    }
  }

  /** The side of each item: the first deal that leaves no side without a class it should have. */
  int[] deal(long seed) {
    Random random = new Random(seed);
    int[] first = dealOnce(random);
    int[] deal = first;
    for (int i = 1; i < DEALS && !isComplete(deal); i++) {
      deal = dealOnce(random);
    }
    return isComplete(deal) ? deal : first;
  }

  private int[] dealOnce(Random random) {
    List<Integer> order = new ArrayList<>();
    for (int g = 0; g < countsOfGroup.size(); g++) {
      order.add(g);
    }
    Collections.shuffle(order, random);
    order.sort(Comparator.comparing(g -> -itemsOfGroup.get(g).size()));
    double[][] counts = new double[targets.length][targets[0].length];
    int[] sideOf = new int[items];
    for (int group : order) {
      int side = cheapest(counts, countsOfGroup.get(group));
      for (int c = 0; c < targets[0].length; c++) {
        counts[side][c] += countsOfGroup.get(group)[c];
      }
      itemsOfGroup.get(group).forEach(i -> sideOf[i] = side);
    }
    return sideOf;
  }

  private int cheapest(double[][] counts, int[] group) {
    int best = 0;
    for (int side = 1; side < targets.length; side++) {
      double gain = cost(counts, group, best) - cost(counts, group, side);
      boolean emptier = Arrays.stream(counts[side]).sum() < Arrays.stream(counts[best]).sum();
      if (gain > 1e-9 || (gain > -1e-9 && emptier)) {
        best = side;
      }
    }
    return best;
  }

  private double cost(double[][] counts, int[] group, int side) {
    double cost = 0;
    for (int c = 0; c < group.length; c++) {
      double miss = counts[side][c] - targets[side][c];
      cost += group[c] * (2 * miss + group[c]) / Math.max(targets[side][c], 1e-3);
    }
    return cost;
  }

  private boolean isComplete(int[] sideOf) {
    double[][] counts = new double[targets.length][targets[0].length];
    for (int g = 0; g < countsOfGroup.size(); g++) {
      int side = sideOf[itemsOfGroup.get(g).get(0)];
      for (int c = 0; c < targets[0].length; c++) {
        counts[side][c] += countsOfGroup.get(g)[c];
      }
    }
    for (int side = 0; side < targets.length; side++) {
      for (int c = 0; c < named; c++) {
        if (targets[side][c] > 0 && counts[side][c] == 0) {
          return false;
        }
      }
    }
    return true;
  }
}
