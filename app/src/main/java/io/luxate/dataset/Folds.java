package io.luxate.dataset;

import io.luxate.Count;
import io.luxate.LuxateException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Folds for cross-validation: stratified by class or label, whole groups only, as even as groups
 * allow.
 */
public final class Folds {
  private Folds() {}

  /**
   * The fold of each item, 0 to {@code k - 1}, in the items' order.
   *
   * @param k at least 2
   * @throws LuxateException USER for k below 2, DATA when a class has fewer groups than folds
   */
  public static int[] assign(List<Item> items, int k, long seed) {
    if (k < 2) {
      throw new LuxateException(
          LuxateException.Kind.USER, "a cross-validation needs at least 2 folds, not " + k);
    }
    List<String> groups = Groups.of(items);
    Map<String, Integer> groupsPerClass = Groups.perClass(items);
    groupsPerClass.forEach(
        (label, count) -> {
          if (count < k) {
            throw new LuxateException(
                LuxateException.Kind.DATA,
                "class '"
                    + label
                    + "' has "
                    + Count.of(count, "patient")
                    + ", too few for "
                    + k
                    + " folds; "
                    + (count < 2
                        ? "add images of other patients"
                        : "at most " + count + " folds are possible"));
          }
        });
    Strata strata = Strata.of(items, List.copyOf(groupsPerClass.keySet()));
    double[][] targets = new double[k][strata.count()];
    Arrays.setAll(targets[0], stratum -> (double) strata.size(stratum) / k);
    Arrays.setAll(targets, fold -> targets[0].clone());
    return new Sides(groups, strata, targets).deal(seed);
  }
}
