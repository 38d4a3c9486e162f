package io.luxate.dataset;

import io.luxate.Count;
import io.luxate.LuxateException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Folds for cross-validation: stratified by class, whole groups only, as even as groups allow. */
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
    List<String> labels = List.copyOf(groupsPerClass.keySet());
    int[] classOf = items.stream().mapToInt(item -> labels.indexOf(item.label())).toArray();
    double[][] targets = new double[k][labels.size()];
    for (int label : classOf) {
      targets[0][label] += 1.0 / k;
    }
    Arrays.setAll(targets, fold -> targets[0].clone());
    return new Sides(groups, classOf, targets).deal(seed);
  }
}
