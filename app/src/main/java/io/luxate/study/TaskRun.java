package io.luxate.study;

import io.luxate.curate.shortcuts.ShortcutAudit;
import io.luxate.dataset.Cohort;
import io.luxate.dataset.Item;
import io.luxate.evidence.Prediction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One task after its internal work: what was tried, and what was chosen.
 *
 * @param best the chosen one of {@code trained}
 * @param tested the model and the rules that go to the external set
 * @param rivals trained on local images; empty where there are none
 * @param shortcuts what the internal images give away; empty where the plan asks for nothing
 */
record TaskRun(
    StudyPlan.Task task,
    TaskData data,
    Cohort cohort,
    Candidates candidates,
    List<Candidate> trained,
    Candidate best,
    Tested tested,
    Optional<Rivals> rivals,
    Optional<ShortcutAudit> shortcuts) {
  TaskRun {
    trained = List.copyOf(trained);
  }

  /** Whether any image that was developed on is simulated, given as a set or drawn on demand. */
  boolean simulated() {
    return task.simulate().isPresent() || cohort.items().stream().anyMatch(Item::isSimulated);
  }

  /** The fold that each image was scored in, by its path; empty without folds. */
  Map<String, String> foldOfPath() {
    return candidates.predictions(best).stream()
        .filter(p -> p.fold().isPresent())
        .collect(
            Collectors.toMap(
                Prediction::path, p -> String.valueOf(p.fold().getAsInt()), (a, b) -> a));
  }

  /** Why this one, in words. */
  String reason() {
    return "Highest internal AUROC of "
        + trained.size()
        + (equalBest() > 1
            ? "; of " + equalBest() + " equals the one with the narrowest interval"
            : "");
  }

  /** How many candidates share the highest internal AUROC. */
  int equalBest() {
    return (int)
        trained.stream().filter(c -> c.internal().auroc() == best.internal().auroc()).count();
  }
}
