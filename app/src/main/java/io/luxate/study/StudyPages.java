package io.luxate.study;

import io.luxate.Count;
import io.luxate.Version;
import io.luxate.dataset.Item;
import io.luxate.dataset.Labels;
import io.luxate.dataset.Leak;
import io.luxate.dataset.Split;
import io.luxate.evidence.Aim;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Threshold;
import io.luxate.model.Engine;
import io.luxate.model.StartWeights;
import io.luxate.report.Candidate.Epoch;
import io.luxate.report.CohortRow;
import io.luxate.report.Evaluation;
import io.luxate.report.Exclusion;
import io.luxate.report.Heatmap;
import io.luxate.report.Published;
import io.luxate.report.Report;
import io.luxate.report.StudyReport;
import io.luxate.report.StudyReport.Fact;
import io.luxate.report.TaskReport;
import io.luxate.train.Recipe;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A study's results as the report wants them. */
record StudyPages(StudyPlan plan, Recipe recipe, Path out) {

  /** Writes {@code report.html} and the figures; answers the page's path. */
  Path write(List<TaskResult> results, Seal seal) {
    List<String> warnings = new ArrayList<>();
    if (seal.reopened()) {
      warnings.add(
          "The external sets were opened "
              + seal.openings().size()
              + " times ("
              + String.join(", ", seal.openings())
              + "). Numbers after the first opening are optimistic.");
    }
    boolean simulated = results.stream().anyMatch(result -> result.run().simulated());
    List<String> limits = new ArrayList<>();
    if (recipe.keep() == Recipe.Keep.BEST && plan.folds() == 0) {
      limits.add(
          "Each model's epoch was chosen on the same validation images that its internal AUROC is"
              + " measured on, so that the internal numbers are somewhat optimistic.");
    }
    if (simulated
        && plan.networks().stream().map(plan::startOf).anyMatch(StartWeights.NAME::equals)) {
      limits.add(
          "The shipped start weights learned from other radiographs of the same simulator, whether"
              + " the joint was dislocated among other things. How much they help on simulated"
              + " images says nothing about real ones.");
    }
    StudyReport report =
        new StudyReport(
            plan.title(),
            plan.question().orElse(""),
            simulated,
            results.stream().map(result -> page(result, seal.reopened())).toList(),
            warnings,
            limits,
            provenance(results),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return Report.write(report, out);
  }

  private TaskReport page(TaskResult result, boolean reopened) {
    TaskRun run = result.run();
    Aim aim = run.candidates().aim();
    Map<String, Threshold> thresholds = run.tested().thresholds();
    Candidate best = run.best();
    Evaluation internal =
        Evaluation.of(run.tested().predictions(), aim, thresholds);
    Optional<Evaluation> external =
        result.external().isPresent()
            ? Optional.of(
                Evaluation.of(result.predictions(), aim, thresholds))
            : Optional.empty();
    return new TaskReport(
        run.task().name(),
        aim.positive().orElse(""),
        cohort(result),
        exclusions(result),
        run.cohort().leaks().stream().map(leak -> leak(leak, run)).toList(),
        run.trained().stream().map(StudyPages::candidate).toList(),
        new io.luxate.report.Choice(best.network(), best.augmentation(), run.reason()),
        internal,
        external,
        reopened,
        result.drawn().stream().map(StudyPages::heatmap).toList(),
        result.pointing().map(p -> pointing(p, aim.positive().orElseThrow())),
        run.task()
            .published()
            .or(() -> run.task().simulate().map(StudyPlan.Simulation::joint))
            .flatMap(Published::of));
  }

  private static List<CohortRow> cohort(TaskResult result) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    boolean held = result.isHeldOut();
    result.run().cohort().items().stream()
        .filter(item -> !(held && item.isOn(Split.TEST)))
        .forEach(item -> count(counts, item.example().split().map(Split::id).orElse(""), item));
    result.external().stream()
        .flatMap(set -> set.items().stream())
        .forEach(item -> count(counts, held ? "test" : "external", item));
    return counts.entrySet().stream()
        .map(
            entry -> {
              String[] key = entry.getKey().split("\t", -1);
              return new CohortRow(key[1], key[2], entry.getValue());
            })
        .toList();
  }

  private static void count(Map<String, Map<String, Integer>> counts, String split, Item item) {
    String key = order(split) + "\t" + split + "\t" + item.example().site().orElse("");
    Map<String, Integer> row = counts.computeIfAbsent(key, k -> new LinkedHashMap<>());
    classes(item.labels()).forEach(name -> row.merge(name, 1, Integer::sum));
  }

  /** An image of several labels counts for each. */
  private static List<String> classes(Labels labels) {
    return labels.names().isEmpty() ? List.of("none") : labels.names();
  }

  private static int order(String split) {
    return List.of("train", "val", "test", "external").indexOf(split);
  }

  private static List<Exclusion> exclusions(TaskResult result) {
    return Stream.concat(
            result.run().cohort().set().excluded().stream(),
            result.external().stream().flatMap(set -> set.excluded().stream()))
        .map(e -> new Exclusion(e.path(), e.message()))
        .toList();
  }

  private static io.luxate.report.Leak leak(Leak leak, TaskRun run) {
    return new io.luxate.report.Leak(
        leak.path(), leak.otherPath(), leak.why().words(), !run.cohort().leaksKept());
  }

  private static io.luxate.report.Candidate candidate(Candidate candidate) {
    List<Epoch> curve =
        candidate.log().stream()
            .map(
                line ->
                    new Epoch(
                        line.epoch(),
                        line.trainLoss(),
                        line.validationLoss().orElse(Double.NaN),
                        line.validationAuroc().orElse(Double.NaN)))
            .toList();
    return new io.luxate.report.Candidate(
        candidate.network(),
        candidate.augmentation(),
        candidate.internal(),
        candidate.epochs(),
        candidate.seconds(),
        curve);
  }

  private static Heatmap heatmap(TaskResult.Drawn drawn) {
    Prediction prediction = drawn.prediction();
    return new Heatmap(
        prediction.path(),
        String.join(";", classes(prediction.labels())),
        prediction.score(),
        drawn.call(),
        drawn.overlay());
  }

  private static io.luxate.report.Pointing pointing(Pointing pointing, String positive) {
    return new io.luxate.report.Pointing(
        pointing.hits(),
        String.format(
            java.util.Locale.ROOT,
            "external images labelled %s; a point placed at random would hit %.0f%%",
            positive,
            100 * pointing.boxAreaFraction()));
  }

  private List<Fact> provenance(List<TaskResult> results) {
    Version version = Version.current();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Luxate", version.version() + " (" + version.commit() + ")"));
    facts.add(
        new Fact("Recipe", recipe.name() + ", at most " + Count.of(recipe.epochs(), "epoch")));
    plan.networks()
        .forEach(network -> facts.add(new Fact("Start of " + network, plan.startOf(network))));
    facts.add(new Fact("Seed", plan.seed().map(String::valueOf).orElse("")));
    facts.add(new Fact("Engine", Engine.version() + ", " + Count.of(Engine.threads(), "thread")));
    facts.add(new Fact("Processor", Engine.processor()));
    facts.add(
        new Fact(
            "Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version")));
    facts.add(
        new Fact("System", System.getProperty("os.name") + " " + System.getProperty("os.arch")));
    results.forEach(
        result ->
            facts.add(
                new Fact(
                    "Data of " + result.run().task().name(),
                    "SHA-256 "
                        + io.luxate.dataset.Fingerprint.dataSha256(
                            result.run().cohort().items()))));
    return facts;
  }
}
