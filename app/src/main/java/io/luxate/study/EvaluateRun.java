package io.luxate.study;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.Excluded;
import io.luxate.dataset.Groups;
import io.luxate.dataset.ImageSet;
import io.luxate.dataset.Item;
import io.luxate.dataset.Split;
import io.luxate.evidence.Aim;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Predictions;
import io.luxate.evidence.RocCurve;
import io.luxate.evidence.Scoring;
import io.luxate.model.Classifier;
import io.luxate.model.ModelCard;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What {@code luxate evaluate} does: a trained model's numbers on a labelled set.
 *
 * @param run folder of the trained model, a bundle or an ONNX export
 * @param data class folders or a manifest
 * @param all every image, instead of the test part
 */
public record EvaluateRun(Path run, Path data, boolean all) {

  /**
   * Writes {@code predictions.csv}, {@code metrics.json}, {@code roc.json}, {@code excluded.csv}.
   */
  public Metrics run(Path out, Progress progress, Consumer<String> say) {
    Path source = ModelPath.of(run);
    try (Classifier model = Classifier.open(source).forAnswers();
        RunFolder held = RunFolder.claim(out)) {
      return evaluate(source, model, held.path(), progress, say);
    }
  }

  private Metrics evaluate(
      Path source, Classifier model, Path out, Progress progress, Consumer<String> say) {
    ModelCard card = model.card();
    ImageSet set = ImageSet.load(DatasetReader.read(data), card.workingPx(), progress);
    set.dataset().requireLabelsAmong(card.classes(), card.multiLabel(), data.toString());
    List<Item> items = asSplitInTraining(set.items());
    List<Item> chosen = all ? items : test(items);
    Path excluded = out.resolve("excluded.csv");
    Excluded.write(excluded, set.excluded());
    Excluded.tell(set.excluded(), excluded, say);
    warnOfTrainingImages(chosen, say);
    List<Prediction> predictions = Scoring.score(model, chosen, progress);
    Documents.writeJson(
        out.resolve("provenance.json"), EvaluateProvenance.of(source, model, all, chosen));
    Predictions.write(out.resolve("predictions.csv"), predictions);
    Metrics metrics = Aim.of(card).measure(predictions, Aim.fixed(card));
    Documents.writeJson(out.resolve("metrics.json"), metrics);
    card.positive()
        .map(positive -> RocCurve.of(predictions, positive))
        .ifPresent(curve -> Documents.writeJson(out.resolve("roc.json"), curve));
    if (card.positive().isPresent() && card.classes().size() > 2) {
      say.accept("all classes alike: " + Metrics.ofClasses(predictions).line());
    }
    return metrics;
  }

  private List<Item> test(List<Item> items) {
    List<Item> test = items.stream().filter(item -> item.isOn(Split.TEST)).toList();
    if (test.isEmpty()) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          data + " has no images in a test split; give --split all to score every image");
    }
    return test;
  }

  /** Where the set gives no split, the one that Luxate made for this model's training. */
  private List<Item> asSplitInTraining(List<Item> items) {
    Map<String, Split> made = splitsOfTraining();
    List<String> keys = keys(items);
    List<Item> sided = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      Split side = made.get(keys.get(i));
      sided.add(item.example().split().isEmpty() && side != null ? item.in(side) : item);
    }
    return sided;
  }

  /** Path and group: another set may hold other images under the same paths. */
  private static List<String> keys(List<Item> items) {
    List<String> groups = Groups.of(items);
    return IntStream.range(0, items.size())
        .mapToObj(i -> items.get(i).path() + "\t" + groups.get(i))
        .toList();
  }

  private Map<String, Split> splitsOfTraining() {
    Path file = run.resolve("splits.csv");
    Map<String, Split> splits = new TreeMap<>();
    if (!Files.exists(file)) {
      return splits;
    }
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser rows = CSVParser.parse(reader, format)) {
      for (CSVRecord row : rows) {
        Split.named(row.get("split"))
            .ifPresent(side -> splits.put(row.get("path") + "\t" + row.get("group"), side));
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new LuxateException(LuxateException.Kind.DATA, "cannot read " + file, e);
    }
    return splits;
  }

  private void warnOfTrainingImages(List<Item> items, Consumer<String> say) {
    if (!Files.exists(run.resolve("splits.csv"))) {
      say.accept(
          run
              + " does not tell which images it was trained on; make sure that none of them stands in "
              + data);
    }
    Map<String, Split> made = splitsOfTraining();
    List<String> keys = keys(items);
    long seen = keys.stream().filter(key -> made.get(key) == Split.TRAIN).count();
    if (seen > 0) {
      say.accept(
          "warning: the model was trained on "
              + seen
              + " of these images; its numbers here say nothing about new ones");
    }
  }
}
