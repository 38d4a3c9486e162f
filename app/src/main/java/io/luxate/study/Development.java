package io.luxate.study;

import io.luxate.Progress;
import io.luxate.augment.Seeds;
import io.luxate.curate.shortcuts.ShortcutAudit;
import io.luxate.curate.shortcuts.Verdict;
import io.luxate.dataset.Cohort;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.ImageSet;
import io.luxate.evidence.Aim;
import io.luxate.evidence.Collapse;
import io.luxate.train.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The internal half of a study: a task's images read and split, every candidate trained, one
 * chosen, and everything fixed that its external set will be held against. No external image is
 * touched.
 *
 * @param say hears what a person should know on the way
 */
record Development(
    StudyPlan plan, Recipe recipe, Path out, Progress progress, Consumer<String> say) {

  private long seed(StudyPlan.Task task) {
    return Seeds.mix(plan.seed().orElseThrow(), Seeds.of(task.name()));
  }

  /** One task from its images to the rules that go with its model. */
  TaskRun of(StudyPlan.Task task) {
    TaskData data = new TaskData(task, out.resolve("data").resolve(task.name()), seed(task));
    Cohort cohort = data.internal(recipe.workingPx(), plan.valFraction(), progress);
    Dataset dataset = cohort.set().dataset();
    Aim aim = Aim.of(dataset.classes(), dataset.positive(task.positive()), dataset.isMultiLabel());
    plan.requireAnswerable(task, dataset.isMultiLabel());
    SingleRun.tell(cohort, out, say);
    Path models = out.resolve("models").resolve(task.name());
    Candidates candidates = new Candidates(plan, task, aim, recipe, models, seed(task), say);
    List<Candidate> trained = candidates.run(cohort, progress);
    trained.stream()
        .map(candidates::predictions)
        .map(Collapse::warnings)
        .forEach(warnings -> warnings.forEach(say));
    Candidate best = Candidates.best(trained);
    say.accept(
        task.name()
            + ": "
            + best.network()
            + ", "
            + best.augmentation()
            + "; internal "
            + best.internal().line());
    EvidencePlan evidence = plan.evidencePlan();
    List<Candidate> repeats =
        evidence.trainings() > 1
            ? candidates.repeated(best, evidence.trainings(), cohort, progress)
            : List.of(best);
    Optional<Rivals> rivals =
        data.local(cohort, recipe.workingPx(), plan.valFraction(), progress)
            .map(local -> Rivals.train(cohort, local, candidates, best, progress));
    Tested tested = Tested.of(plan, candidates, repeats);
    tested
        .rules()
        .refused()
        .forEach(no -> say.accept(task.name() + ": no " + no.rule() + " fixed: " + no.why()));
    Optional<ShortcutAudit> shortcuts =
        evidence.asksForShortcuts() && !dataset.isMultiLabel()
            ? Optional.of(shortcuts(task, data))
            : Optional.empty();
    return new TaskRun(task, data, cohort, candidates, trained, best, tested, rivals, shortcuts);
  }

  private ShortcutAudit shortcuts(StudyPlan.Task task, TaskData data) {
    ImageSet set = data.read(ShortcutAudit.WORKING_PX, progress);
    ShortcutAudit audit = ShortcutAudit.of(set, seed(task), progress);
    Interruption.check(Thread.currentThread().isInterrupted());
    if (audit.verdict() != Verdict.CLEAN) {
      say.accept(
          "warning: "
              + task.name()
              + ": shortcuts: "
              + audit.verdict().id()
              + "; see the report, or run audit-shortcuts");
    }
    return audit;
  }
}
