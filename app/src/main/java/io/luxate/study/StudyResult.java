package io.luxate.study;

import io.luxate.evidence.Metrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a study came to, for the command line.
 *
 * @param report path of {@code report.html}
 * @param externalReopened whether the external sets were looked at before
 */
public record StudyResult(
    String title,
    boolean simulated,
    List<StudyMetrics.Task> tasks,
    String report,
    boolean externalReopened) {
  public StudyResult {
    tasks = List.copyOf(tasks);
  }

  static StudyResult of(StudyPlan plan, List<TaskResult> results, Path report, boolean reopened) {
    StudyMetrics metrics = StudyMetrics.of(results);
    return new StudyResult(
        plan.title(), metrics.simulated(), metrics.tasks(), report.toString(), reopened);
  }

  /** The paper's table, then where the report lies. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(title + (simulated ? " (simulated radiographs)" : ""));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%-12s %-15s %-12s %8s  %8s  %-13s %4s",
            "task",
            "network",
            "augmentation",
            "internal",
            "external",
            "95% CI",
            "n"));
    for (StudyMetrics.Task task : tasks) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-12s %-15s %-12s %8.3f  %s",
              task.task(),
              task.network(),
              task.augmentation(),
              task.internal().auroc(),
              task.external().map(StudyResult::external).orElse("no external set")));
    }
    lines.add("");
    if (externalReopened) {
      lines.add("The external sets had been opened before; the report says so.");
    }
    lines.add("Research and triage support; not a certified medical device.");
    lines.add("report: " + report);
    return lines;
  }

  private static String external(Metrics metrics) {
    return String.format(
        Locale.ROOT,
        "%8.3f  %.3f-%.3f   %4d",
        metrics.auroc(),
        metrics.aurocCi().get(0),
        metrics.aurocCi().get(1),
        metrics.n());
  }
}
