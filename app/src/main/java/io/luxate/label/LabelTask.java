package io.luxate.label;

import io.luxate.LuxateException;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.Example;
import io.luxate.dataset.ExtraColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What is to be read, by whom and in which order.
 *
 * @param dataset the images; never changed
 * @param words to choose from
 * @param doubt how doubtful a model is of each image, by path, from 0; empty unless images are
 *     wanted in its order
 * @param reader the only one to be let in; empty for any
 * @param panel the readers whose answers count together; empty for all
 * @param showsLabels whether readers see the set's own label and the file's name
 * @param seed of the order that readers meet images in
 * @param extra columns of the set's table that Luxate passes over, for the export
 */
public record LabelTask(
    Dataset dataset,
    Vocabulary words,
    Optional<Map<String, Double>> doubt,
    Optional<String> reader,
    List<String> panel,
    boolean showsLabels,
    long seed,
    ExtraColumns extra) {
  public LabelTask {
    if (dataset.examples().isEmpty()) {
      throw new LuxateException(
          LuxateException.Kind.DATA, dataset.root() + " holds no images; check the path");
    }
    panel = List.copyOf(panel);
  }

  /** A plain task: any reader, all of them counted, labels hidden, no model's order. */
  public static LabelTask of(Dataset dataset, Vocabulary words, long seed) {
    return new LabelTask(
        dataset,
        words,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false,
        seed,
        ExtraColumns.NONE);
  }

  /** The task for one reader alone. */
  public LabelTask onlyFor(Optional<String> name) {
    return new LabelTask(
        dataset,
        words,
        doubt,
        name.map(n -> Author.reader(n).name()),
        panel,
        showsLabels,
        seed,
        extra);
  }

  /** The task with the answers of these readers counted alone. */
  public LabelTask countingOnly(List<String> names) {
    return new LabelTask(dataset, words, doubt, reader, names, showsLabels, seed, extra);
  }

  /** The task with the most doubtful images first. */
  public LabelTask inOrderOf(Optional<Map<String, Double>> doubtOfPaths) {
    return new LabelTask(dataset, words, doubtOfPaths, reader, panel, showsLabels, seed, extra);
  }

  /** The task with the set's labels and file names shown, or hidden. */
  public LabelTask showingLabels(boolean shown) {
    return new LabelTask(dataset, words, doubt, reader, panel, shown, seed, extra);
  }

  /** The task with further columns for the export. */
  public LabelTask keeping(ExtraColumns columns) {
    return new LabelTask(dataset, words, doubt, reader, panel, showsLabels, seed, columns);
  }

  /** The images' names, in the set's order. */
  List<String> paths() {
    return dataset.examples().stream().map(Example::path).toList();
  }

  /** The images by their ids, in the set's order. */
  Map<String, LabelImage> byId() {
    Map<String, LabelImage> images = new LinkedHashMap<>();
    dataset.examples().forEach(e -> images.put(LabelImage.of(e).id(), LabelImage.of(e)));
    return images;
  }

  /**
   * The images as this person meets them: shuffled, since the order of paths would tell the label,
   * and for each person otherwise, so that being tired does not look like agreement; or the most
   * doubtful first. The same person finds the same order again.
   */
  List<LabelImage> inOrderFor(String name) {
    List<LabelImage> images = new ArrayList<>(byId().values());
    Collections.shuffle(images, new Random(seed * 31 + name.toLowerCase(Locale.ROOT).hashCode()));
    doubt.ifPresent(
        of ->
            images.sort(
                Comparator.comparingDouble(
                    image -> of.getOrDefault(image.path(), Double.MAX_VALUE))));
    return images;
  }

  /** Where page and commands put the database unless told otherwise. */
  public static Path usualDatabase(Path data) {
    Path folder =
        Files.isDirectory(data) ? data : Optional.ofNullable(data.getParent()).orElse(Path.of(""));
    return folder.resolve("labels.sqlite");
  }
}
