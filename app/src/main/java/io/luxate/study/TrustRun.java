package io.luxate.study;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.Example;
import io.luxate.evidence.Call;
import io.luxate.explain.trust.Trust;
import io.luxate.explain.trust.TrustCase;
import io.luxate.explain.trust.TrustTests;
import io.luxate.image.Box;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import io.luxate.image.Reading;
import io.luxate.model.Classifier;
import io.luxate.model.heatmap.HeatmapMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code luxate explain --trust} does besides drawing: whether maps of this model by this
 * method deserve trust.
 *
 * @param files images; those that cannot be used are passed over
 * @param label the class whose evidence is shown; else the positive one where its box is known, and
 *     the class called elsewhere
 * @param boxes a table of images, {@code images.csv}, some of whose positive ones have boxes
 * @param others models of the same task trained with other seeds
 */
public record TrustRun(
    Path run,
    List<Path> files,
    Optional<String> label,
    HeatmapMethod method,
    Optional<Path> boxes,
    List<Path> others) {
  public TrustRun {
    files = List.copyOf(files);
    others = List.copyOf(others);
  }

  /** Throws USER or DATA, naming the file, where another model or the table cannot be read. */
  public void check() {
    try (Classifier model = Classifier.open(ModelPath.of(run))) {
      boxesOf(model.card().positive());
      for (Path other : others) {
        try (Classifier compared = Classifier.open(ModelPath.of(other))) {
          method.requireFor(compared);
        }
      }
    }
  }

  /**
   * Makes the tests and writes {@code trust.json} into a folder that exists.
   *
   * @throws java.util.concurrent.CancellationException when the thread is interrupted on the way
   */
  public Trust run(Path out, Progress progress) {
    List<Classifier> compared = new ArrayList<>();
    try (Classifier model = Classifier.open(ModelPath.of(run))) {
      others.forEach(other -> compared.add(Classifier.open(ModelPath.of(other))));
      Trust trust = TrustTests.of(model, compared, cases(model, compared), method, progress);
      Documents.writeJson(out.resolve("trust.json"), trust);
      return trust;
    } finally {
      compared.forEach(Classifier::close);
    }
  }

  private List<TrustCase> cases(Classifier model, List<Classifier> compared) {
    int side =
        Math.max(
            model.card().workingPx(),
            compared.stream().mapToInt(other -> other.card().workingPx()).max().orElse(0));
    Optional<String> positive = model.card().positive();
    Map<Path, Box> boxOf = boxesOf(positive);
    List<TrustCase> cases = new ArrayList<>();
    for (Path file : files) {
      if (RadiographReader.examine(file, side) instanceof Reading.Done done) {
        Radiograph small = done.radiograph();
        Optional<Box> box = Optional.ofNullable(boxOf.get(place(file)));
        String shown =
            label
                .or(() -> box.flatMap(any -> positive))
                .orElseGet(() -> Call.of(model, List.of(small)).get(0).call());
        int index = model.card().classes().indexOf(shown);
        cases.add(
            new TrustCase(
                file.toString(),
                small,
                index,
                box.filter(any -> positive.filter(shown::equals).isPresent())));
      }
    }
    return cases;
  }

  /** Where the findings of the table's positive images lie. */
  private Map<Path, Box> boxesOf(Optional<String> positive) {
    Map<Path, Box> boxOf = new HashMap<>();
    boxes.ifPresent(
        table -> {
          for (Example example : DatasetReader.read(table).examples()) {
            if (positive.filter(example.label()::equals).isPresent()) {
              example.metadata().box().ifPresent(box -> boxOf.put(place(example.file()), box));
            }
          }
        });
    return boxOf;
  }

  private static Path place(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
