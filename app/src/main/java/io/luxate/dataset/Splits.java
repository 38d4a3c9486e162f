package io.luxate.dataset;

import io.luxate.Count;
import io.luxate.LuxateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Luxate's own split of a set that came without one: stratified by class or label, whole groups
 * only.
 */
public final class Splits {
  private static final List<Split> SIDES = List.of(Split.TRAIN, Split.VAL, Split.TEST);

  private Splits() {}

  /**
   * The items, in their order, each with its side. A class gets the wanted share on each side,
   * rounded, and at least one image wherever a share above 0 was asked for.
   *
   * @param valFraction of each class, 0 to below 1
   * @param testFraction of each class, 0 to below 1; with {@code valFraction} below 1
   * @throws LuxateException USER for impossible fractions, DATA when a class has fewer groups than
   *     sides
   */
  public static List<Item> assign(
      List<Item> items, double valFraction, double testFraction, long seed) {
    return assign(items, Groups.of(items), "patient", valFraction, testFraction, seed);
  }

  /**
   * The same with other groups than the usual ones.
   *
   * @param groups the group of each item
   * @param noun what a message calls one of them
   */
  static List<Item> assign(
      List<Item> items,
      List<String> groups,
      String noun,
      double valFraction,
      double testFraction,
      long seed) {
    if (!(valFraction >= 0 && testFraction >= 0 && valFraction + testFraction < 1)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "val "
              + valFraction
              + " and test "
              + testFraction
              + " leave nothing to train on; they are fractions that add up to less than 1");
    }
    Map<String, Integer> groupsPerClass = Groups.perClass(items, groups);
    int sides = 1 + (valFraction > 0 ? 1 : 0) + (testFraction > 0 ? 1 : 0);
    groupsPerClass.forEach(
        (label, count) -> {
          if (count < sides) {
            throw new LuxateException(
                LuxateException.Kind.DATA,
                "class '"
                    + label
                    + "' has "
                    + Count.of(count, noun)
                    + ", too few for "
                    + sides
                    + " sides of a split; add images or give fewer sides");
          }
        });
    Strata strata = Strata.of(items, List.copyOf(groupsPerClass.keySet()));
    double[][] targets = new double[SIDES.size()][strata.count()];
    for (int c = 0; c < strata.count(); c++) {
      long images = strata.size(c);
      double val = wanted(images, valFraction);
      double test = wanted(images, testFraction);
      targets[0][c] = Math.max(1, images - val - test);
      targets[1][c] = val;
      targets[2][c] = test;
    }
    int[] sideOf = new Sides(groups, strata, targets).deal(seed);
    List<Item> result = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      result.add(items.get(i).in(SIDES.get(sideOf[i])));
    }
    return result;
  }

  private static double wanted(long images, double fraction) {
    return fraction == 0 ? 0 : Math.max(1, Math.round(images * fraction));
  }
}
