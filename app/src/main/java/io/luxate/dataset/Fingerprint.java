package io.luxate.dataset;

import io.luxate.Documents;
import io.luxate.Sha256;
import io.luxate.image.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a set is made of, as written to {@code fingerprint.json}: counts of usable images, sizes,
 * bit depths, and one hash over all of it.
 *
 * @param images usable ones
 * @param excluded unusable ones
 * @param perClass counts; an image of several labels counts for each, {@code none} without one
 * @param groups patients, or images where no patient is named
 * @param perSplit counts; {@code none} where no split is given
 * @param perSite counts; {@code none} where no site is named
 * @param perView counts; {@code none} where no view is named
 * @param perLicence counts; {@code none} where no licence is named
 * @param perBitDepth counts by bits per sample
 * @param perChannels counts by samples per pixel
 * @param dataSha256 SHA-256 over the lines {@code path TAB file's sha256 TAB label LF}, sorted
 */
public record Fingerprint(
    int images,
    int excluded,
    int groups,
    Map<String, Long> perClass,
    Map<String, Long> perSplit,
    Map<String, Long> perSite,
    Map<String, Long> perView,
    Map<String, Long> perLicence,
    Map<String, Long> perFormat,
    Map<String, Long> perBitDepth,
    Map<String, Long> perChannels,
    Range widthPx,
    Range heightPx,
    String dataSha256) {

  /** The least, the middle and the largest of some sizes; 0 when there are none. */
  public record Range(int min, int median, int max) {
    static Range of(List<Integer> values) {
      if (values.isEmpty()) {
        return new Range(0, 0, 0);
      }
      List<Integer> sorted = values.stream().sorted().toList();
      return new Range(
          sorted.get(0), sorted.get((sorted.size() - 1) / 2), sorted.get(sorted.size() - 1));
    }
  }

  public static Fingerprint of(ImageSet set) {
    List<Item> items = set.items();
    return new Fingerprint(
        items.size(),
        set.excluded().size(),
        (int) Groups.of(items).stream().distinct().count(),
        classes(items),
        counts(items, item -> item.example().split().map(Split::id).orElse("none")),
        counts(items, item -> item.example().site().orElse("none")),
        counts(items, item -> item.example().metadata().view().orElse("none")),
        counts(items, item -> item.example().metadata().licence().orElse("none")),
        counts(items, item -> origin(item).format()),
        counts(items, item -> String.valueOf(origin(item).bitsPerSample())),
        counts(items, item -> String.valueOf(origin(item).channels())),
        Range.of(items.stream().map(item -> origin(item).widthPx()).toList()),
        Range.of(items.stream().map(item -> origin(item).heightPx()).toList()),
        dataSha256(items));
  }

  public void write(Path file) {
    Documents.writeJson(file, this);
  }

  /** The hash that stands for these images with these labels, wherever they lie. */
  public static String dataSha256(List<Item> items) {
    String lines =
        items.stream()
            .map(item -> item.path() + "\t" + item.sha256() + "\t" + item.label() + "\n")
            .sorted()
            .collect(Collectors.joining());
    return Sha256.of(lines);
  }

  private static Origin origin(Item item) {
    return item.kept().origin();
  }

  private static Map<String, Long> classes(List<Item> items) {
    return items.stream()
        .map(item -> item.labels().names())
        .flatMap(names -> (names.isEmpty() ? List.of("none") : names).stream())
        .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
  }

  private static Map<String, Long> counts(List<Item> items, Function<Item, String> key) {
    return items.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
  }
}
