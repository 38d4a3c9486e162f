package io.luxate.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The whole page, ready for the template.
 *
 * @param t its texts
 */
public record Page(StudyReport study, List<TaskPage> tasks, Forest forest, Texts t) {
  static Page of(StudyReport study) {
    Texts t = Texts.in(study.language());
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
      tasks.add(TaskPage.of(task, id, t));
    }
    return new Page(study, List.copyOf(tasks), Forest.of(study.tasks(), t), t);
  }

  /** What a table's caption calls the data. */
  public String data() {
    return t.get(study.simulated() ? "data.simulated" : "data.real");
  }

  /** A figure's caption; it says so where the radiographs are simulated. */
  public String caption(String words) {
    return study.simulated() ? words + " " + t.get("data.simulated.sentence") : words;
  }

  /** The page's scripts in the order to run; none where no figure needs one. */
  public List<Script> scripts() {
    return tasks.stream().allMatch(task -> task.liveRoc().isEmpty())
        ? List.of()
        : Script.ofCurves();
  }

  /** What the page may load and run: nothing but what stands in it. */
  public String policy() {
    String scripts =
        scripts().stream().map(script -> " '" + script.hash() + "'").collect(Collectors.joining());
    return "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
        + (scripts.isEmpty() ? "" : "; script-src" + scripts);
  }

  /** The first published row, for its citation; empty if no task has one. */
  public Optional<Published> published() {
    return study.tasks().stream().flatMap(t -> t.published().stream()).findFirst();
  }
}
