package io.luxate.report.checklist;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run knows, by name; a name that is not there is not known.
 *
 * @param study facts of the study as a whole
 * @param tasks facts of each task, in the order of the study file
 */
record Facts(Map<String, String> study, List<Map<String, String>> tasks) {
  Facts {
    study = Map.copyOf(study);
    tasks = tasks.stream().map(Map::copyOf).toList();
  }

  /** A task's fact, else the study's of that name. */
  Optional<String> of(Map<String, String> task, String name) {
    return Optional.ofNullable(task.get(name)).or(() -> Optional.ofNullable(study.get(name)));
  }
}
