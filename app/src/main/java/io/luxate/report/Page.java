package io.luxate.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The whole page, ready for the template. */
public record Page(StudyReport study, List<TaskPage> tasks, Forest forest) {
  static Page of(StudyReport study) {
    Set<String> ids = new LinkedHashSet<>();
    List<TaskPage> tasks = new ArrayList<>();
    for (TaskReport task : study.tasks()) {
      String slug =
          task.name()
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}]+", "-")
              .replaceAll("^-|-$", "");
      String id = slug.isEmpty() || ids.contains(slug) ? "task-" + (tasks.size() + 1) : slug;
      ids.add(id);
      tasks.add(TaskPage.of(task, id));
    }
    return new Page(study, List.copyOf(tasks), Forest.of(study.tasks()));
  }

  /** What a table's caption calls the data. */
  public String data() {
    return study.simulated() ? "simulated radiographs" : "radiographs";
  }

  /** The first published row, for its citation; empty if no task has one. */
  public Optional<Published> published() {
    return study.tasks().stream().flatMap(t -> t.published().stream()).findFirst();
  }
}
