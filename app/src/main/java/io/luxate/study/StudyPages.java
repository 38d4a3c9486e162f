package io.luxate.study;

import io.luxate.Version;
import io.luxate.dataset.Excluded;
import io.luxate.dataset.Fingerprint;
import io.luxate.dataset.Item;
import io.luxate.dataset.Labels;
import io.luxate.dataset.Leak;
import io.luxate.dataset.Split;
import io.luxate.evidence.Aim;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Threshold;
import io.luxate.explain.trust.Trust;
import io.luxate.model.Engine;
import io.luxate.model.StartWeights;
import io.luxate.report.Candidate.Epoch;
import io.luxate.report.CohortRow;
import io.luxate.report.Evaluation;
import io.luxate.report.Exclusion;
import io.luxate.report.Findings;
import io.luxate.report.Heatmap;
import io.luxate.report.Language;
import io.luxate.report.Numerals;
import io.luxate.report.Published;
import io.luxate.report.Report;
import io.luxate.report.StudyReport;
import io.luxate.report.StudyReport.Fact;
import io.luxate.report.Tables;
import io.luxate.report.TaskReport;
import io.luxate.report.Texts;
import io.luxate.train.Recipe;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A study's results as the report wants them.
 *
 * @param t the report's texts
 */
record StudyPages(StudyPlan plan, Recipe recipe, Path out, Texts t) {

  /** Writes {@code report.html} and the figures; answers the page's path. */
  Path write(List<TaskResult> results, Seal seal) {
    List<String> warnings = new ArrayList<>();
    if (seal.reopened()) {
      warnings.add(
          t.get(
              "warnings.reopened",
              Numerals.count(seal.openings().size()),
              String.join(", ", seal.openings())));
    }
    boolean simulated = results.stream().anyMatch(result -> result.run().simulated());
    List<String> limits = new ArrayList<>();
    if (recipe.keep() == Recipe.Keep.BEST && plan.folds() == 0) {
      limits.add(t.get("limits.epoch"));
    }
    if (simulated
        && plan.networks().stream().map(plan::startOf).anyMatch(StartWeights.NAME::equals)) {
      limits.add(t.get("limits.start"));
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
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            t.language());
    Tables.write(report, out);
    return Report.write(report, out);
  }

  private TaskReport page(TaskResult result, boolean reopened) {
    TaskRun run = result.run();
    Aim aim = run.candidates().aim();
    Map<String, Threshold> thresholds = new TreeMap<>();
    run.tested().thresholds().forEach((name, fixed) -> thresholds.put(name, inWords(fixed)));
    Candidate best = run.best();
    Evaluation internal = Evaluation.of(run.tested().predictions(), aim, thresholds);
    Optional<Evaluation> external =
        result.external().isPresent()
            ? Optional.of(Evaluation.of(result.predictions(), aim, thresholds))
            : Optional.empty();
    return new TaskReport(
        run.task().name(),
        aim.positive().orElse(""),
        cohort(result),
        new FlowCounts(result, plan.folds(), t).flow(),
        exclusions(result),
        run.cohort().leaks().stream().map(leak -> leak(leak, run)).toList(),
        run.trained().stream().map(StudyPages::candidate).toList(),
        new io.luxate.report.Choice(best.network(), best.augmentation(), reason(run)),
        internal,
        external,
        reopened,
        new Findings(
            result.evidence(),
            result.seeds(),
            result.learningCurve(),
            result.rivals(),
            run.shortcuts()),
        result.drawn().stream().map(drawn -> heatmap(drawn, result.mapsWithheld())).toList(),
        result.pointing().map(p -> pointing(p, aim.positive().orElseThrow())),
        run.task()
            .published()
            .or(() -> run.task().simulate().map(StudyPlan.Simulation::joint))
            .flatMap(Published::of),
        result.trust().map(Trust::verdict));
  }

  /** The same threshold, the images that it was fixed on named in the report's language. */
  private Threshold inWords(Threshold threshold) {
    String on = t.get(plan.folds() > 0 ? "threshold.on.folds" : "threshold.on.validation");
    return new Threshold(threshold.value(), on, threshold.rule());
  }

  private String reason(TaskRun run) {
    String tried = Numerals.count(run.trained().size());
    String why =
        run.equalBest() > 1
            ? t.get("candidates.reason.equals", tried, Numerals.count(run.equalBest()))
            : t.get("candidates.reason", tried);
    String ended = why.matches(".*[.。]") ? why : why + t.get("candidates.reason.end");
    String together =
        switch (run.tested().together()) {
          case NONE -> "";
          case SEEDS ->
              t.get("candidates.tested.seeds", Numerals.count(run.tested().repeats().size()));
          case FOLDS -> t.get("candidates.tested.folds", Numerals.count(plan.folds()));
        };
    int views = recipe.testTimeViews().map(List::size).orElse(1);
    String averaged = views > 1 ? t.get("candidates.tested.views", Numerals.count(views)) : "";
    return Stream.of(ended, together, averaged)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private List<CohortRow> cohort(TaskResult result) {
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
              return new CohortRow(t.get("split." + key[1]), key[2], entry.getValue());
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

  private List<Exclusion> exclusions(TaskResult result) {
    return Stream.concat(
            result.run().cohort().set().excluded().stream(),
            result.external().stream().flatMap(set -> set.excluded().stream()))
        .map(e -> new Exclusion(e.path(), reason(e)))
        .toList();
  }

  /** Messages about files are English and say more than the reason's name does. */
  private String reason(Excluded excluded) {
    return t.language() == Language.EN
        ? excluded.message()
        : t.get("refusal." + excluded.reason().code());
  }

  private io.luxate.report.Leak leak(Leak leak, TaskRun run) {
    return new io.luxate.report.Leak(
        leak.path(),
        leak.otherPath(),
        t.get("leak." + leak.why().name().toLowerCase(Locale.ROOT)),
        !run.cohort().leaksKept());
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

  private static Heatmap heatmap(TaskResult.Drawn drawn, boolean withheld) {
    Prediction prediction = drawn.prediction();
    return new Heatmap(
        prediction.path(),
        String.join(";", classes(prediction.labels())),
        prediction.score(),
        drawn.call(),
        drawn.overlay(),
        withheld);
  }

  private io.luxate.report.Pointing pointing(Pointing pointing, String positive) {
    return new io.luxate.report.Pointing(
        pointing.hits(),
        t.get(
            "heatmaps.pointing.on",
            positive,
            String.format(Locale.ROOT, "%.0f", 100 * pointing.boxAreaFraction())));
  }

  private List<Fact> provenance(List<TaskResult> results) {
    Version version = Version.current();
    List<Fact> facts = new ArrayList<>();
    fact(facts, "luxate", version.version() + " (" + version.commit() + ")");
    fact(facts, "recipe", counted("recipe", recipe.name(), recipe.epochs()));
    plan.networks()
        .forEach(
            network -> facts.add(new Fact(t.get("provenance.start", network), start(network))));
    fact(facts, "seed", plan.seed().map(String::valueOf).orElse(""));
    fact(facts, "engine", counted("engine", Engine.version(), Engine.threads()));
    fact(facts, "processor", Engine.processor());
    fact(
        facts,
        "java",
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    fact(facts, "system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    results.forEach(
        result ->
            facts.add(
                new Fact(
                    t.get("provenance.data", result.run().task().name()),
                    "SHA-256 " + Fingerprint.dataSha256(result.run().cohort().items()))));
    return facts;
  }

  private void fact(List<Fact> facts, String name, String value) {
    facts.add(new Fact(t.get("provenance." + name), value));
  }

  private String counted(String name, String what, int number) {
    return t.get("provenance." + name + ".value", what, Numerals.count(number), number);
  }

  private String start(String network) {
    String origin = plan.startOf(network);
    return switch (origin) {
      case StartWeights.NAME -> t.get("provenance.start.shipped");
      case StartWeights.SCRATCH -> t.get("provenance.start.scratch");
      default -> origin;
    };
  }
}
