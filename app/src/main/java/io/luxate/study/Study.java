package io.luxate.study;

import io.luxate.Count;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.Sha256;
import io.luxate.dataset.Cohort;
import io.luxate.dataset.Fingerprint;
import io.luxate.dataset.ImageSet;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Predictions;
import io.luxate.evidence.SummaryRow;
import io.luxate.evidence.Threshold;
import io.luxate.model.Architecture;
import io.luxate.model.StartWeights;
import io.luxate.report.Language;
import io.luxate.report.Texts;
import io.luxate.train.Recipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The paper's protocol as one run: read and split, train every candidate on internal data, write
 * the choice down, open the external sets once, measure, explain, report. Every finished piece is
 * on disk, so that an interrupted study goes on where it stopped.
 */
public final class Study {
  private final StudyPlan plan;
  private final Path out;
  private final Recipe recipe;
  private final Language language;
  private final Progress progress;
  private final Consumer<String> say;

  private Study(
      StudyPlan plan, Path out, Language language, Progress progress, Consumer<String> say) {
    this.plan = plan;
    this.out = out;
    this.recipe = plan.resolvedRecipe();
    this.language = language;
    this.progress = progress;
    this.say = say;
  }

  /**
   * How to go about a folder that already holds a study.
   *
   * @param resume go on with it
   * @param reopen look at the external sets once more
   */
  public record Restart(boolean resume, boolean reopen) {}

  /**
   * Runs a study.
   *
   * @param folder that the plan's relative paths start from
   * @param seed where the plan gives none
   * @param language of the report
   * @param say hears what a person should know on the way
   */
  public static StudyResult run(
      StudyPlan plan,
      Path folder,
      long seed,
      Path out,
      Restart restart,
      Language language,
      Progress progress,
      Consumer<String> say) {
    StudyPlan resolved = plan.resolved(folder, seed);
    Recipe recipe = resolved.resolvedRecipe(); // what is amiss is said before anything is written
    resolved.networks().forEach(name -> Architecture.named(name).requirePx(recipe.inputPx()));
    resolved
        .networks()
        .forEach(id -> StartWeights.requireFit(resolved.weightsFor(id), Architecture.named(id)));
    Path file = out.resolve("study.yaml");
    boolean goesOn = Files.exists(file) && (restart.resume() || restart.reopen());
    try (RunFolder held = goesOn ? RunFolder.resume(out) : RunFolder.claim(out)) {
      if (goesOn) {
        requireSameStudy(resolved, file);
      } else {
        Documents.writeYaml(out.resolve("recipe.yaml"), resolved.resolvedRecipe());
        Documents.writeYaml(file, resolved);
      }
      return new Study(resolved, held.path(), language, progress, say).run(restart.reopen());
    }
  }

  private static void requireSameStudy(StudyPlan plan, Path file) {
    requireEqual(StudyPlan.read(file), plan, file);
    Path recipe = file.resolveSibling("recipe.yaml");
    requireEqual(Recipe.read(recipe), plan.resolvedRecipe(), recipe);
  }

  private static void requireEqual(Object before, Object now, Path file) {
    if (!Documents.json(before).equals(Documents.json(now))) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          file
              + " is of another study; --resume takes the same study file, recipe and seed. Give"
              + " another --out for the changed one");
    }
  }

  private StudyResult run(boolean reopen) {
    Development development = new Development(plan, recipe, out, progress, say);
    List<TaskRun> tasks = plan.tasks().stream().map(development::of).toList();
    Interruption.check(Thread.currentThread().isInterrupted());
    writeData(tasks);
    String choiceSha256 = writeChoice(tasks, reopen);
    Seal seal = Seal.open(out, choiceSha256, reopen);
    Map<String, ImageSet> opened = new TreeMap<>();
    List<TaskResult> results = new ArrayList<>();
    for (TaskRun task : tasks) {
      Optional<ImageSet> external =
          task.data()
              .external(
                  task.cohort(), task.rivals().map(Rivals::local), recipe.workingPx(), progress);
      external.ifPresent(set -> opened.put(task.task().name(), set));
      writeOpened(tasks, opened);
      external.ifPresent(set -> tell(task, set));
      results.add(test(task, external));
    }
    writeEvidence(tasks, results);
    Path report = new StudyPages(plan, recipe, out, Texts.in(language)).write(results, seal);
    seal.finish(out);
    new ForReviewers(plan, out).write(results, seal);
    return StudyResult.of(plan, results, report, seal.reopened());
  }

  private TaskResult test(TaskRun run, Optional<ImageSet> external) {
    return external.isPresent()
        ? new ExternalTest(plan, run, external.get(), out, progress).result()
        : TaskResult.untested(run);
  }

  private void writeData(List<TaskRun> tasks) {
    writeFingerprints(tasks, Map.of());
    StudyTables.write(out, rows(tasks, Map.of()));
  }

  /** What a table of the data says once external sets have been read. */
  private void writeOpened(List<TaskRun> tasks, Map<String, ImageSet> opened) {
    writeFingerprints(tasks, opened);
    StudyTables.writeExcluded(out, rows(tasks, opened));
  }

  private static List<StudyTables.Row> rows(List<TaskRun> tasks, Map<String, ImageSet> opened) {
    return tasks.stream()
        .map(
            task ->
                new StudyTables.Row(
                    task, task.cohort(), Optional.ofNullable(opened.get(task.task().name()))))
        .toList();
  }

  /** Of one task's data; the external one is absent until that set was read. */
  private record Fingerprints(Fingerprint internal, Optional<Fingerprint> external) {}

  private void writeFingerprints(List<TaskRun> tasks, Map<String, ImageSet> opened) {
    Map<String, Fingerprints> fingerprints = new TreeMap<>();
    for (TaskRun task : tasks) {
      Cohort cohort = task.cohort();
      fingerprints.put(
          task.task().name(),
          new Fingerprints(
              Fingerprint.of(cohort.set().withItems(cohort.items())),
              Optional.ofNullable(opened.get(task.task().name())).map(Fingerprint::of)));
    }
    Documents.writeJson(out.resolve("fingerprint.json"), fingerprints);
  }

  private void tell(TaskRun task, ImageSet external) {
    if (!external.excluded().isEmpty()) {
      say.accept(
          task.task().name()
              + ": left out "
              + Count.of(external.excluded().size(), "external file")
              + "; see "
              + out.resolve("excluded.csv"));
    }
    task.data().requireTestable(external, task.candidates().aim());
  }

  private String writeChoice(List<TaskRun> tasks, boolean reopen) {
    List<Choice.Chosen> chosen = new ArrayList<>();
    List<Object> parts = new ArrayList<>(List.of(plan, recipe));
    for (TaskRun run : tasks) {
      Candidate best = run.best();
      Map<String, Double> thresholds = Threshold.values(run.tested().thresholds());
      chosen.add(
          new Choice.Chosen(
              run.task().name(),
              best.network(),
              best.augmentation(),
              "models/" + run.task().name() + "/" + run.tested().folder().getFileName(),
              run.tested().internal().auroc(),
              run.candidates().aim().positive().map(thresholds::get),
              run.candidates().aim().positive().isPresent() ? Map.of() : thresholds,
              best.on(),
              run.tested().rules(),
              run.reason()));
      parts.add(best.key());
    }
    Choice choice = new Choice(StudyKey.of(parts.toArray()), chosen);
    String text = Documents.json(choice) + "\n";
    String sha256 = Sha256.of(text);
    Seal.of(out).requireOpenable(out, sha256, reopen); // a refusal leaves the first choice written
    Documents.write(out.resolve("choice.json"), text);
    return sha256;
  }

  private void writeEvidence(List<TaskRun> tasks, List<TaskResult> results) {
    List<Prediction> all = new ArrayList<>();
    for (TaskRun run : tasks) {
      run.trained().forEach(candidate -> all.addAll(run.candidates().predictions(candidate)));
    }
    results.forEach(result -> all.addAll(result.predictions()));
    Predictions.write(out.resolve("predictions.csv"), all);
    SummaryRow.write(
        out.resolve("summary.csv"), results.stream().map(TaskResult::summary).toList());
    Documents.writeJson(out.resolve("metrics.json"), StudyMetrics.of(results));
  }
}
