package io.luxate.curate.shortcuts;

import io.luxate.dataset.Folds;
import io.luxate.dataset.Groups;
import io.luxate.dataset.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images to be told apart by their labels, dealt into folds that keep patients whole.
 *
 * @param labels the class of each image, 0 to {@code classes - 1}
 * @param fold of each image, 0 to {@code folds - 1}
 */
@SuppressWarnings("ArrayRecordComponent") // columns, read by this room only
record Question(List<Item> items, int[] labels, int classes, int[] fold, int folds, long seed) {
  private static final int MOST_FOLDS = 5;

  /** Asks for the label; every class needs two patients. */
  static Question ofLabels(List<Item> items, long seed) {
    Map<String, Integer> patients = Groups.perClass(items);
    List<String> names = List.copyOf(patients.keySet());
    int fewest = patients.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    int folds = Math.min(MOST_FOLDS, fewest);
    int[] labels = items.stream().mapToInt(item -> names.indexOf(item.label())).toArray();
    return new Question(items, labels, names.size(), Folds.assign(items, folds, seed), folds, seed);
  }

  /**
   * Asks for the site, or the source where no image names a site; empty unless two of them have
   * enough patients for every fold.
   */
  static Optional<Question> ofOrigins(List<Item> items, long seed) {
    boolean sited = items.stream().anyMatch(item -> item.example().site().isPresent());
    List<Item> named =
        items.stream()
            .flatMap(
                item ->
                    (sited ? item.example().site() : item.example().source())
                        .map(item::labelled).stream())
            .toList();
    Map<String, Integer> patients = Groups.perClass(named);
    List<Item> known =
        named.stream()
            .filter(item -> patients.getOrDefault(item.label(), 0) >= MOST_FOLDS)
            .toList();
    return known.stream().map(Item::label).distinct().count() < 2
        ? Optional.empty()
        : Optional.of(ofLabels(known, seed));
  }

  /** What a forest says of each image after learning from what a probe sees of the others. */
  double[][] answers(double[][] seen) {
    return new Forest(seen, labels, classes).outOfFold(fold, folds, seed);
  }
}
