package io.luxate.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * How a bootstrap draws rows again. Every kind draws within strata and with replacement, as many
 * units as the stratum has; since each stratum keeps its size, a resample never lacks a class.
 */
public final class Resampling {
  private final List<List<int[]>> strata;
  private final int rows;

  private Resampling(List<List<int[]>> strata, int rows) {
    this.strata = strata;
    this.rows = rows;
  }

  /** Draws images, positives from positives and negatives from negatives. */
  public static Resampling stratified(boolean[] positive) {
    int[] own = new int[positive.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = i;
    }
    return clustered(positive, Clusters.of(own));
  }

  /**
   * Draws patients with all their images, in three strata: patients with positive images only, with
   * negative images only, and with both.
   *
   * @throws io.luxate.LuxateException DATA when the lengths differ
   */
  public static Resampling clustered(boolean[] positive, Clusters patients) {
    patients.checkRows(positive.length);
    List<List<Integer>> images = new ArrayList<>();
    for (int p = 0; p < patients.count(); p++) {
      images.add(new ArrayList<>());
    }
    for (int i = 0; i < positive.length; i++) {
      images.get(patients.of(i)).add(i);
    }
    List<List<int[]>> strata = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (List<Integer> of : images) {
      long positives = of.stream().filter(i -> positive[i]).count();
      int stratum = positives == 0 ? 0 : positives == of.size() ? 1 : 2;
      strata.get(stratum).add(of.stream().mapToInt(Integer::intValue).toArray());
    }
    return new Resampling(strata, positive.length);
  }

  /** Draws rows from rows of the same stratum. */
  static Resampling within(int[] strata) {
    Map<Integer, List<int[]>> rows = new TreeMap<>();
    for (int i = 0; i < strata.length; i++) {
      rows.computeIfAbsent(strata[i], stratum -> new ArrayList<>()).add(new int[] {i});
    }
    return new Resampling(List.copyOf(rows.values()), strata.length);
  }

  /** One resample: how often each row was drawn. */
  int[] draw(Random random) {
    int[] times = new int[rows];
    for (List<int[]> stratum : strata) {
      for (int k = 0; k < stratum.size(); k++) {
        for (int row : stratum.get(random.nextInt(stratum.size()))) {
          times[row]++;
        }
      }
    }
    return times;
  }
}
