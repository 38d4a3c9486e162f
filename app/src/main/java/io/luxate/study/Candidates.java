package io.luxate.study;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.Sha256;
import io.luxate.Version;
import io.luxate.dataset.Cohort;
import io.luxate.dataset.Fingerprint;
import io.luxate.dataset.Item;
import io.luxate.dataset.Split;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Predictions;
import io.luxate.evidence.Scoring;
import io.luxate.evidence.Threshold;
import io.luxate.model.Architecture;
import io.luxate.model.StartWeights;
import io.luxate.train.AugmentMode;
import io.luxate.train.EpochLog;
import io.luxate.train.Fit;
import io.luxate.train.Recipe;
import io.luxate.train.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Every network with every augmentation on one task's internal data.
 *
 * @param folder the task's models, one folder each
 */
record Candidates(StudyPlan plan, StudyPlan.Task task, Recipe recipe, Path folder, long seed) {

  /** Trains and measures those that are not finished yet, side by side where there are cores. */
  List<Candidate> run(Cohort cohort, Progress progress) {
    List<Supplier<Optional<Candidate>>> jobs = new ArrayList<>();
    int total = plan.networks().size() * plan.augmentations().size();
    for (String network : plan.networks()) {
      Architecture architecture = Architecture.named(network);
      Optional<Path> start = startWeights(architecture);
      String key = key(cohort, start);
      for (AugmentMode mode : plan.augmentations()) {
        String name =
            String.format(
                "%s %s %s (%d/%d)", task.name(), network, mode.id(), jobs.size() + 1, total);
        Progress named =
            (step, done, of, detail) -> progress.update(name + " " + step, done, of, detail);
        Training training =
            new Training(
                architecture,
                cohort.classes(),
                task.positive(),
                cohort.set().dataset().isMultiLabel(),
                mode,
                recipe,
                start,
                seed);
        jobs.add(
            () ->
                finished(training, key)
                    .or(() -> Optional.of(measure(training, key, cohort, named))));
      }
    }
    List<Optional<Candidate>> candidates = SideBySide.run(jobs);
    Interruption.check(candidates.stream().anyMatch(Optional::isEmpty));
    return candidates.stream().flatMap(Optional::stream).toList();
  }

  /** The highest internal AUROC; of equals the narrowest interval, then the first in the plan. */
  static Candidate best(List<Candidate> candidates) {
    return candidates.stream()
        .max(
            Comparator.comparingDouble((Candidate c) -> c.internal().auroc())
                .thenComparing(c -> c.internal().aurocCi().get(0))
                .thenComparing(c -> -candidates.indexOf(c)))
        .orElseThrow();
  }

  /** The internal predictions of a finished candidate. */
  List<Prediction> predictions(Candidate candidate) {
    return Predictions.read(folder.resolve(candidate.id()).resolve("predictions.csv"));
  }

  private Path folder(Training training) {
    return folder.resolve(training.architecture().id() + "-" + training.mode().id());
  }

  private Optional<Candidate> finished(Training training, String key) {
    Path file = folder(training).resolve("candidate.json");
    return Files.exists(file)
        ? Optional.of(Documents.readJson(file, Candidate.class))
            .filter(candidate -> candidate.key().equals(key))
        : Optional.empty();
  }

  private Candidate measure(Training training, String key, Cohort cohort, Progress progress) {
    Path run = folder(training);
    String network = training.architecture().id();
    String augmentation = training.mode().id();
    Measured measured =
        plan.folds() > 0
            ? crossValidated(training, cohort, run, progress)
            : validated(training, cohort, run, progress);
    List<Prediction> predictions =
        measured.predictions.stream()
            .map(p -> p.withModel(task.name(), network, augmentation))
            .toList();
    Threshold threshold =
        Threshold.youden(predictions, training.positive().orElseThrow(), measured.on);
    Training.Outcome outcome =
        measured.outcome.withThresholds(
            Map.of(training.positive().orElseThrow(), threshold.value()), threshold.fixedOn());
    outcome.save(run);
    outcome.model().close();
    Predictions.write(run.resolve("predictions.csv"), predictions);
    Candidate candidate =
        new Candidate(
            key,
            task.name(),
            network,
            augmentation,
            outcome.fitted().log().size(),
            measured.seconds,
            threshold,
            Metrics.of(predictions, training.positive().orElseThrow(), threshold),
            measured.log);
    Documents.writeJson(run.resolve("candidate.json"), candidate);
    return candidate;
  }

  /** What was measured: the model to use, and predictions of images that their model never saw. */
  private record Measured(
      Training.Outcome outcome,
      List<Prediction> predictions,
      String on,
      double seconds,
      List<EpochLog> log) {}

  private Measured validated(Training training, Cohort cohort, Path run, Progress progress) {
    List<Item> validation = cohort.on(Split.VAL);
    Training.Outcome outcome = training.run(cohort.on(Split.TRAIN), validation, run, progress);
    Interruption.check(outcome.fitted().interrupted());
    List<Prediction> predictions = Scoring.score(outcome.model(), validation, Progress.SILENT);
    return new Measured(
        outcome,
        predictions,
        "internal validation images",
        outcome.provenance().seconds(),
        outcome.fitted().log());
  }

  /** Cross-validates, then trains one model on all internal images. */
  private Measured crossValidated(Training training, Cohort cohort, Path run, Progress progress) {
    final long began = System.nanoTime();
    List<Item> all = cohort.items().stream().filter(item -> !item.isOn(Split.TEST)).toList();
    CrossValidation.Scored scored =
        new CrossValidation(training, plan.folds()).run(all, run, soFar -> {}, progress);
    Interruption.check(scored.finishedFolds() < plan.folds());
    List<Prediction> predictions = scored.predictions();
    Training.Outcome outcome = training.run(all, List.of(), run, progress);
    Fit.Fitted fitted = outcome.fitted();
    Interruption.check(fitted.interrupted());
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Measured(outcome, predictions, "internal out-of-fold scores", seconds, fitted.log());
  }

  private Optional<Path> startWeights(Architecture architecture) {
    return StartWeights.file(plan.weightsFor(architecture.id()), architecture, folder);
  }

  private String key(Cohort cohort, Optional<Path> start) {
    return StudyKey.of(
        Version.current().version(),
        plan.folds(),
        recipe,
        start.map(Sha256::of).orElse("from scratch"),
        seed,
        Fingerprint.dataSha256(cohort.items()));
  }
}
