package io.luxate.dataset;

import io.luxate.Crew;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.image.PictureStore;
import io.luxate.image.RadiographReader;
import io.luxate.image.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A set whose every file has been opened once: the usable ones as {@link Item}s, the others as
 * {@link Excluded} with the reason.
 *
 * @param items in the order of the set's examples
 */
public record ImageSet(Dataset dataset, List<Item> items, List<Excluded> excluded) {
  private static final Logger log = LoggerFactory.getLogger(ImageSet.class);

  public ImageSet {
    items = List.copyOf(items);
    excluded = List.copyOf(excluded);
  }

  /**
   * Reads every image of the set, shrunk to a longer side of at most {@code maxSidePx}.
   *
   * @param progress hears of every file
   */
  public static ImageSet load(Dataset dataset, int maxSidePx, Progress progress) {
    List<Item> items = new ArrayList<>();
    List<Excluded> excluded = new ArrayList<>();
    List<Example> examples = dataset.examples();
    PictureStore store = PictureStore.empty();
    List<Opened> opened =
        Crew.each(
            "reading images",
            examples,
            Example::path,
            example -> open(example, maxSidePx, store),
            progress);
    for (Opened one : opened) {
      if (one instanceof Usable usable) {
        items.add(usable.item());
      } else if (one instanceof Unusable unusable) {
        log.warn("excluded: {}", unusable.excluded().message());
        excluded.add(unusable.excluded());
      }
    }
    return new ImageSet(dataset, items, excluded);
  }

  /** The same set with other items, for example without the leaked ones. */
  public ImageSet withItems(List<Item> others) {
    return new ImageSet(dataset, others, excluded);
  }

  /** Throws DATA when a class is left with no image or with one patient only. */
  public void requireTrainable() {
    if (dataset.classes().size() < 2) {
      throw untrainable(
          "only the class '" + String.join(", ", dataset.classes()) + "'; a second one is needed");
    }
    List<String> groups = Groups.of(items);
    Map<String, Set<String>> groupsOfClass = new TreeMap<>();
    dataset.classes().forEach(label -> groupsOfClass.put(label, new TreeSet<>()));
    for (int i = 0; i < items.size(); i++) {
      for (String label : items.get(i).labels().names()) {
        groupsOfClass.computeIfAbsent(label, name -> new TreeSet<>()).add(groups.get(i));
      }
    }
    groupsOfClass.forEach(
        (label, patients) -> {
          if (patients.isEmpty()) {
            throw untrainable(
                "no usable image left in class '"
                    + label
                    + "' ("
                    + dataset.examples().stream().filter(e -> e.labels().has(label)).count()
                    + " excluded); add readable images");
          }
          if (patients.size() == 1) {
            throw untrainable(
                "class '"
                    + label
                    + "' shows one patient only ("
                    + patients.iterator().next()
                    + "); a network would learn the patient, so add others");
          }
          if (dataset.isMultiLabel() && items.stream().allMatch(i -> i.labels().has(label))) {
            throw untrainable(
                "every image has the label '" + label + "'; add images without it, or drop it");
          }
        });
  }

  private LuxateException untrainable(String why) {
    return new LuxateException(LuxateException.Kind.DATA, dataset.root() + ": " + why);
  }

  /** What became of a file. */
  private sealed interface Opened {}

  private record Usable(Item item) implements Opened {}

  private record Unusable(Excluded excluded) implements Opened {}

  private static Opened open(Example example, int maxSidePx, PictureStore store) {
    Reading reading = RadiographReader.examine(example.file(), maxSidePx);
    return reading instanceof Reading.Refused refused
        ? new Unusable(
            new Excluded(example.path(), example.label(), refused.reason(), refused.message()))
        : new Usable(new Item(example, store.keep(reading.orThrow())));
  }
}
