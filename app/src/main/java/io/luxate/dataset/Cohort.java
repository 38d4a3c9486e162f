package io.luxate.dataset;

import io.luxate.LuxateException;
import io.luxate.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A set ready to learn from: every image read once, the unusable ones named, every image on one
 * side, and nothing on two sides.
 *
 * @param set as read, before leaks were dropped
 * @param items those to use, each with its side
 * @param leaks what the given splits put on two sides
 * @param leaksKept whether the user asked to keep them
 */
public record Cohort(ImageSet set, List<Item> items, List<Leak> leaks, boolean leaksKept) {
  public Cohort {
    items = List.copyOf(items);
    leaks = List.copyOf(leaks);
  }

  /**
   * How to split a set that has no splits, and what to do with leaks in one that has.
   *
   * @param valFraction share of each class to validate on, when none is given
   * @param testFraction share of each class to keep for the test, when nothing is split
   */
  public record Rules(double valFraction, double testFraction, boolean keepLeaks, long seed) {}

  /** Reads, checks, and splits where the set has no splits of its own. */
  public static Cohort load(Path data, int maxSidePx, Rules rules, Progress progress) {
    ImageSet set = ImageSet.load(DatasetReader.read(data), maxSidePx, progress);
    set.requireTrainable();
    List<Leak> leaks = Leaks.find(set.items());
    List<Item> kept = rules.keepLeaks() ? set.items() : Leaks.fix(set.items());
    List<Item> sided = sided(set.dataset(), kept, rules);
    set.withItems(sided.stream().filter(item -> !item.isOn(Split.TEST)).toList())
        .requireTrainable();
    return new Cohort(set, sided, leaks, rules.keepLeaks());
  }

  public List<Item> on(Split side) {
    return items.stream().filter(item -> item.isOn(side)).toList();
  }

  public List<String> classes() {
    return set.dataset().classes();
  }

  /**
   * Writes {@code excluded.csv}, {@code leaks.csv}, {@code splits.csv}, {@code fingerprint.json}.
   */
  public void write(Path folder) {
    Excluded.write(folder.resolve("excluded.csv"), set.excluded());
    Leak.write(folder.resolve("leaks.csv"), leaks, leaksKept);
    SplitTable.write(folder.resolve("splits.csv"), items);
    Fingerprint.of(set.withItems(items)).write(folder.resolve("fingerprint.json"));
  }

  private static List<Item> sided(Dataset dataset, List<Item> items, Rules rules) {
    long given = items.stream().filter(item -> item.example().split().isPresent()).count();
    if (given == 0) {
      return Splits.assign(items, rules.valFraction(), rules.testFraction(), rules.seed());
    }
    if (given < items.size()) {
      Item blank =
          items.stream().filter(item -> item.example().split().isEmpty()).findFirst().orElseThrow();
      throw new LuxateException(
          LuxateException.Kind.DATA,
          dataset.root()
              + ": "
              + blank.path()
              + " has no split although others have one; fill the split column for every row, or"
              + " for none");
    }
    List<Item> training = items.stream().filter(item -> item.isOn(Split.TRAIN)).toList();
    if (training.isEmpty()) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          dataset.root() + " gives no image the split 'train'; there is nothing to learn from");
    }
    if (items.stream().anyMatch(item -> item.isOn(Split.VAL)) || rules.valFraction() == 0) {
      return items;
    }
    List<Item> all = new ArrayList<>(Splits.assign(training, rules.valFraction(), 0, rules.seed()));
    items.stream().filter(item -> !item.isOn(Split.TRAIN)).forEach(all::add);
    return all;
  }
}
