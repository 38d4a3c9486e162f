package io.luxate.study;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.Sha256;
import io.luxate.Version;
import io.luxate.augment.Seeds;
import io.luxate.dataset.Cohort;
import io.luxate.dataset.Fingerprint;
import io.luxate.dataset.Item;
import io.luxate.dataset.Split;
import io.luxate.evidence.Aim;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Every network with every augmentation on one task's internal data.
 *
 * @param aim what every one of them is to find
 * @param folder the task's models, one folder each
 * @param say hears what a person should know on the way
 */
record Candidates(
    StudyPlan plan,
    StudyPlan.Task task,
    Aim aim,
    Recipe recipe,
    Path folder,
    long seed,
    Consumer<String> say) {

  /** One training to do. */
  private record Job(String network, AugmentMode mode, int repeat, Candidate.Source source) {
    String id() {
      return Candidate.id(network, mode.id(), repeat, source);
    }
  }

  /** Trains and measures those that are not finished yet, side by side where there are cores. */
  List<Candidate> run(Cohort cohort, Progress progress) {
    return run(
        plan.networks().stream()
            .flatMap(
                network ->
                    plan.augmentations().stream()
                        .map(mode -> new Job(network, mode, 1, Candidate.Source.INTERNAL)))
            .toList(),
        "cores.json",
        cohort,
        progress);
  }

  /** A finished candidate and the same with other seeds, in their order. */
  List<Candidate> repeated(Candidate best, int times, Cohort cohort, Progress progress) {
    AugmentMode mode = AugmentMode.named(best.augmentation());
    return run(
        IntStream.rangeClosed(1, times)
            .mapToObj(repeat -> new Job(best.network(), mode, repeat, best.source()))
            .toList(),
        "cores-seeds.json",
        cohort,
        progress);
  }

  /** The same as a finished candidate, trained on other images. */
  Candidate trainedOn(Cohort cohort, Candidate.Source source, Candidate like, Progress progress) {
    AugmentMode mode = AugmentMode.named(like.augmentation());
    return run(List.of(new Job(like.network(), mode, 1, source)), "cores.json", cohort, progress)
        .get(0);
  }

  private List<Candidate> run(List<Job> jobs, String cores, Cohort cohort, Progress progress) {
    Map<String, String> keys = new HashMap<>();
    Map<String, Optional<Path>> starts = new HashMap<>();
    for (String network : jobs.stream().map(Job::network).distinct().toList()) {
      starts.put(network, startWeights(Architecture.named(network)));
      keys.put(network, key(cohort, starts.getOrDefault(network, Optional.empty())));
    }
    List<Supplier<Optional<Candidate>>> trainings = new ArrayList<>();
    List<Training> all = new ArrayList<>();
    for (Job job : jobs) {
      String key = keys.getOrDefault(job.network(), "");
      String name =
          String.format("%s %s (%d/%d)", task.name(), job.id(), trainings.size() + 1, jobs.size());
      Progress named =
          (step, done, of, detail) -> progress.update(name + " " + step, done, of, detail);
      Training training =
          training(job, cohort, starts.getOrDefault(job.network(), Optional.empty()));
      all.add(training);
      trainings.add(
          () ->
              finished(job, key).or(() -> Optional.of(measure(training, job, key, cohort, named))));
    }
    Sharing sharing = sharing(all, cohort, folder.resolve(cores));
    List<Optional<Candidate>> candidates = SideBySide.run(trainings, sharing);
    Interruption.check(candidates.stream().anyMatch(Optional::isEmpty));
    return candidates.stream().flatMap(Optional::stream).toList();
  }

  private Sharing sharing(List<Training> trainings, Cohort cohort, Path file) {
    Training largest =
        trainings.stream()
            .max(Comparator.comparingLong(training -> training.architecture().parameters()))
            .orElseThrow();
    List<Item> learn = plan.folds() > 0 ? internal(cohort) : cohort.on(Split.TRAIN);
    int timesEach = plan.folds() + 1;
    Sharing sharing = new SharedCores(trainings.size(), timesEach, largest, learn).keptIn(file);
    sharing.tell(line -> say.accept(task.name() + ": " + line));
    return sharing;
  }

  private static List<Item> internal(Cohort cohort) {
    return cohort.items().stream().filter(item -> !item.isOn(Split.TEST)).toList();
  }

  /** What was done for a candidate, to be done again on other images. */
  Training training(Candidate candidate, Cohort cohort) {
    AugmentMode mode = AugmentMode.named(candidate.augmentation());
    Job job = new Job(candidate.network(), mode, candidate.repeat(), candidate.source());
    return training(job, cohort, startWeights(Architecture.named(candidate.network())));
  }

  private Training training(Job job, Cohort cohort, Optional<Path> start) {
    return new Training(
        Architecture.named(job.network()),
        cohort.classes(),
        aim.positive(),
        cohort.set().dataset().isMultiLabel(),
        job.mode(),
        recipe,
        start,
        job.repeat() == 1 ? seed : Seeds.mix(seed, job.repeat()));
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
    return Predictions.read(folder(candidate).resolve("predictions.csv"));
  }

  /** Where a candidate's model lies. */
  Path folder(Candidate candidate) {
    return folder.resolve(candidate.id());
  }

  private Path folder(Job job) {
    return folder.resolve(job.id());
  }

  private Optional<Candidate> finished(Job job, String key) {
    Path file = folder(job).resolve("candidate.json");
    return Files.exists(file)
        ? Optional.of(Documents.readJson(file, Candidate.class))
            .filter(candidate -> candidate.key().equals(key))
        : Optional.empty();
  }

  private Candidate measure(
      Training training, Job job, String key, Cohort cohort, Progress progress) {
    Path run = folder(job);
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
    Map<String, Threshold> thresholds = aim.fix(predictions, measured.on);
    Training.Outcome outcome =
        measured.outcome.withThresholds(Threshold.values(thresholds), measured.on);
    outcome.save(run);
    outcome.model().close();
    Predictions.write(run.resolve("predictions.csv"), predictions);
    Candidate candidate =
        new Candidate(
            key,
            task.name(),
            network,
            augmentation,
            job.repeat(),
            job.source(),
            outcome.fitted().log().size(),
            measured.seconds,
            measured.on,
            thresholds,
            aim.measure(predictions, thresholds),
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
    List<Item> all = internal(cohort);
    CrossValidation validation = new CrossValidation(training, plan.folds(), keepsFolds());
    Sharing sharing = validation.cores(all).keptIn(run.resolve("cores.json"));
    CrossValidation.Scored scored = validation.run(all, run, sharing, soFar -> {}, progress);
    Interruption.check(scored.finishedFolds() < plan.folds());
    List<Prediction> predictions = scored.predictions();
    Training.Outcome outcome = training.run(all, List.of(), run, progress);
    Fit.Fitted fitted = outcome.fitted();
    Interruption.check(fitted.interrupted());
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Measured(outcome, predictions, "internal out-of-fold scores", seconds, fitted.log());
  }

  private boolean keepsFolds() {
    return plan.evidencePlan().together() == EvidencePlan.Together.FOLDS;
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
