package io.luxate.train;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.Sha256;
import io.luxate.Version;
import io.luxate.dataset.Fingerprint;
import io.luxate.dataset.Item;
import io.luxate.image.Kept;
import io.luxate.image.PictureStore;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import io.luxate.model.Architecture;
import io.luxate.model.ModelCard;
import io.luxate.model.Network;
import io.luxate.model.TrainedModel;
import io.luxate.model.Weights;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One model from labelled radiographs.
 *
 * @param classes in the order of the network's outputs
 * @param positive the class whose probability is the score; empty where all count alike
 * @param multiLabel whether several of the classes may hold for one image
 * @param startWeights a weights file to start from
 */
public record Training(
    Architecture architecture,
    List<String> classes,
    Optional<String> positive,
    boolean multiLabel,
    AugmentMode mode,
    Recipe recipe,
    Optional<Path> startWeights,
    long seed) {
  public Training {
    architecture.requirePx(recipe.inputPx());
    classes = List.copyOf(classes);
    if (positive.isPresent() && !classes.contains(positive.get())) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "the data has no class '"
              + positive.get()
              + "'; its classes: "
              + String.join(", ", classes));
    }
  }

  /** A trained model with its log; the model is not yet on disk. */
  public record Outcome(TrainedModel model, Fit.Fitted fitted, Provenance provenance) {

    /** Writes {@code weights.safetensors}, {@code provenance.json} and, last, the model card. */
    public void save(Path run) {
      Documents.writeJson(run.resolve("provenance.json"), provenance);
      model.save(run);
    }

    /** The same outcome, its calls fixed at the threshold of the positive class, or each label. */
    public Outcome withThresholds(Map<String, Double> byName, String from) {
      ModelCard card = model.card().withThresholds(byName, from);
      return new Outcome(new TrainedModel(card, model.network()), fitted, provenance);
    }
  }

  /**
   * Trains on {@code training}, choosing the epoch by {@code validation} where the recipe says so.
   *
   * @param run the folder for {@code log.csv}, written epoch by epoch, and for static copies
   */
  public Outcome run(List<Item> training, List<Item> validation, Path run, Progress progress) {
    for (String label : classes) {
      if (training.stream().noneMatch(item -> item.labels().has(label))) {
        throw new LuxateException(
            LuxateException.Kind.DATA,
            "no image of class '" + label + "' is left to train on; add some, or split otherwise");
      }
    }
    final long began = System.nanoTime();
    final String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    List<Sample> samples = samples(training, run, progress);
    Network network = architecture.create(classes.size(), seed);
    Optional<String> match = startWeights.map(file -> Weights.start(network, file).summary());
    TrainedModel model = TrainedModel.ready(card(training), network);
    Fit fit = new Fit(network, recipe, mode.onTheFly(), classes.size(), multiLabel, seed);
    int perEpoch = recipe.wholePool() ? samples.size() : training.size();
    EpochTable table = new EpochTable(run.resolve("log.csv"));
    Fit.Fitted fitted = fit.fit(samples, perEpoch, samples(validation), table::add, progress);
    Provenance provenance =
        provenance(training, samples, validation, match, fitted, started, began);
    return new Outcome(model, fitted, provenance);
  }

  List<Sample> samples(List<Item> items) {
    return items.stream().map(item -> new Sample(item.kept(), labels(item))).toList();
  }

  private List<Integer> labels(Item item) {
    return item.labels().names().stream().map(classes::indexOf).toList();
  }

  private List<Sample> samples(List<Item> training, Path run, Progress progress) {
    if (!mode.copies()) {
      return samples(training);
    }
    List<Kept> originals = training.stream().map(Item::kept).toList();
    List<List<Path>> copies =
        recipe.staticCopies().write(originals, run.resolve("static"), seed, progress);
    PictureStore store = PictureStore.empty();
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < training.size(); i++) {
      List<Integer> labels = labels(training.get(i));
      for (Path copy : copies.get(i)) {
        Radiograph picture = RadiographReader.read(copy).shrinkTo(recipe.workingPx());
        samples.add(new Sample(store.keep(picture), labels));
      }
    }
    return samples;
  }

  ModelCard card(List<Item> training) {
    boolean simulated = training.stream().anyMatch(Item::isSimulated);
    return new ModelCard(
        Version.current().version(),
        architecture.id(),
        classes,
        positive,
        multiLabel,
        recipe.inputPx(),
        recipe.onTheFly().cropFromPx(),
        recipe.framing(),
        recipe.normalisation(),
        Optional.empty(),
        Map.of(),
        "not fixed",
        simulated,
        recipe.testTimeViews());
  }

  private Provenance provenance(
      List<Item> training,
      List<Sample> samples,
      List<Item> validation,
      Optional<String> match,
      Fit.Fitted fitted,
      String started,
      long began) {
    Version version = Version.current();
    List<Item> all = Stream.concat(training.stream(), validation.stream()).toList();
    return new Provenance(
        version.version(),
        version.commit(),
        architecture.id(),
        mode.id(),
        seed,
        Fingerprint.dataSha256(all),
        all.stream().map(Item::sha256).distinct().sorted().toList(),
        training.size(),
        samples.size(),
        validation.size(),
        startWeights.map(file -> String.valueOf(file.getFileName())),
        startWeights.map(Sha256::of),
        match,
        fitted.log().size(),
        fitted.keptEpoch(),
        fitted.interrupted(),
        (System.nanoTime() - began) / 1e9,
        started,
        Machine.here(),
        recipe);
  }
}
