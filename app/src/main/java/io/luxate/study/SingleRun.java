package io.luxate.study;

import io.luxate.Count;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.dataset.Cohort;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.Excluded;
import io.luxate.dataset.Item;
import io.luxate.dataset.Leak;
import io.luxate.dataset.Split;
import io.luxate.evidence.Aim;
import io.luxate.evidence.Collapse;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Predictions;
import io.luxate.evidence.Scoring;
import io.luxate.evidence.Threshold;
import io.luxate.model.Architecture;
import io.luxate.model.StartWeights;
import io.luxate.model.TrainedModel;
import io.luxate.train.AugmentMode;
import io.luxate.train.Fit;
import io.luxate.train.Recipe;
import io.luxate.train.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One network on one set: what {@code luxate train} does.
 *
 * @param data class folders or a manifest
 * @param positive the class to find; see {@link Dataset#positive}
 * @param startWeights see {@link StartWeights#file}
 */
public record SingleRun(
    Path data,
    Optional<String> positive,
    Architecture architecture,
    Optional<String> startWeights,
    AugmentMode mode,
    Recipe recipe,
    long seed) {
  private static final String VALIDATION = "validation images";
  private static final double VAL_FRACTION = 0.15;
  private static final double TEST_FRACTION = 0.15;

  public SingleRun {
    architecture.requirePx(recipe.inputPx());
  }

  /**
   * What a training came to.
   *
   * @param leaks what the given splits put on two sides, in words
   * @param startWeights how the start weights fitted, in words
   * @param validation measured with the weights that were kept
   */
  public record Result(
      int trainingImages,
      int validationImages,
      int testImages,
      int excluded,
      List<String> leaks,
      boolean leaksKept,
      Optional<String> startWeights,
      int epochs,
      int keptEpoch,
      boolean interrupted,
      double seconds,
      Optional<Metrics> validation) {

    /** The result for a person; {@code run} is where the model lies. */
    public List<String> lines(Path run) {
      List<String> lines = new ArrayList<>();
      lines.add(
          String.format(
              Locale.ROOT,
              "trained on %s in %.0f s, %s, weights of epoch %d kept%s",
              Count.of(trainingImages, "image"),
              seconds,
              Count.of(epochs, "epoch"),
              keptEpoch,
              interrupted ? " (interrupted)" : ""));
      validation.ifPresent(metrics -> lines.add("validation " + metrics.line()));
      lines.add("model in " + run);
      return lines;
    }
  }

  /**
   * Trains, measures on the validation images, and writes the run.
   *
   * @param say hears what a person should know before the result: exclusions, leaks, weights
   */
  public Result train(Path out, boolean keepLeaks, Progress progress, Consumer<String> say) {
    try (RunFolder held = claim(out)) {
      return trainIn(held.path(), keepLeaks, progress, say);
    }
  }

  private Result trainIn(Path out, boolean keepLeaks, Progress progress, Consumer<String> say) {
    Cohort cohort =
        Cohort.load(
            data,
            recipe.workingPx(),
            new Cohort.Rules(VAL_FRACTION, TEST_FRACTION, keepLeaks, seed),
            progress);
    final Training asked = training(cohort.set().dataset(), out);
    tell(cohort, out, say);
    cohort.write(out);
    List<Item> training = cohort.on(Split.TRAIN);
    List<Item> validation = cohort.on(Split.VAL);
    Training.Outcome outcome = asked.run(training, validation, out, progress);
    requireLearned(outcome.fitted());
    outcome.provenance().startWeightsMatch().ifPresent(match -> say.accept("weights: " + match));
    try (TrainedModel model = outcome.model()) {
      List<Prediction> predictions = Scoring.score(model, validation, progress);
      Collapse.warnings(predictions).forEach(say);
      Aim aim = Aim.of(model.card());
      boolean measurable = aim.isMeasurable(predictions);
      Map<String, Threshold> thresholds = measurable ? aim.fix(predictions, VALIDATION) : Map.of();
      Training.Outcome fixed =
          thresholds.isEmpty()
              ? outcome
              : outcome.withThresholds(Threshold.values(thresholds), VALIDATION);
      fixed.save(out);
      Predictions.write(out.resolve("predictions.csv"), predictions);
      Optional<Metrics> metrics =
          measurable ? Optional.of(aim.measure(predictions, thresholds)) : Optional.empty();
      metrics.ifPresent(m -> Documents.writeJson(out.resolve("metrics.json"), m));
      return new Result(
          training.size(),
          validation.size(),
          cohort.on(Split.TEST).size(),
          cohort.set().excluded().size(),
          cohort.leaks().stream().map(Leak::describe).toList(),
          keepLeaks,
          outcome.provenance().startWeightsMatch(),
          outcome.fitted().log().size(),
          outcome.fitted().keptEpoch(),
          outcome.fitted().interrupted(),
          outcome.provenance().seconds(),
          metrics);
    }
  }

  /** A training may be stopped while a frozen trunk sees its pictures. */
  private static void requireLearned(Fit.Fitted fitted) {
    if (fitted.log().isEmpty()) {
      throw new LuxateException(
          LuxateException.Kind.USER, "interrupted before the first epoch; nothing was learned");
    }
  }

  /** The run's folder, once the start weights are known to fit. */
  RunFolder claim(Path out) {
    StartWeights.requireFit(startWeights, architecture);
    return RunFolder.claim(out);
  }

  /** What is done with that data; shipped weights to start from are put into the run's folder. */
  Training training(Dataset dataset, Path out) {
    Optional<String> found = dataset.positive(positive);
    Optional<Path> start = StartWeights.file(startWeights, architecture, out);
    return new Training(
        architecture, dataset.classes(), found, dataset.isMultiLabel(), mode, recipe, start, seed);
  }

  /** What a person should know about the data before trusting a number. */
  static void tell(Cohort cohort, Path out, Consumer<String> say) {
    Excluded.tell(cohort.set().excluded(), out.resolve("excluded.csv"), say);
    for (Leak leak : cohort.leaks()) {
      say.accept(
          "leak: "
              + leak.describe()
              + (cohort.leaksKept() ? "; kept, as asked" : "; the first one was dropped"));
    }
  }
}
