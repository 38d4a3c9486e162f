package io.luxate.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One task's section, ready for the template.
 *
 * @param id anchor in the page and beginning of its figures' file names
 * @param classes columns of the cohort table
 */
public record TaskPage(
    TaskReport task,
    String id,
    List<String> classes,
    Chart roc,
    Chart loss,
    Chart validationAuroc,
    List<Figure> uses,
    List<Gallery> galleries) {

  /**
   * A plot with what stands below it.
   *
   * @param name end of its file's name
   */
  public record Figure(String name, Chart chart, String caption) {}

  /** Heatmaps that belong under one heading. */
  public record Gallery(String title, boolean wrong, List<Shown> shown) {}

  /** A heatmap and its embedded picture. */
  public record Shown(Heatmap heatmap, Picture picture) {
    /** What a screen reader says for the picture. */
    public String alt() {
      return "Heatmap over "
          + heatmap.path()
          + ": truth "
          + heatmap.label()
          + ", called "
          + heatmap.call()
          + ", score "
          + Numerals.score(heatmap.score());
    }
  }

  static TaskPage of(TaskReport task, String id) {
    Set<String> classes = new LinkedHashSet<>();
    task.cohort().forEach(row -> classes.addAll(row.counts().keySet()));
    return new TaskPage(
        task,
        id,
        List.copyOf(classes),
        Charts.roc(task),
        Charts.loss(task),
        Charts.validationAuroc(task),
        uses(task),
        galleries(task));
  }

  private static List<Figure> uses(TaskReport task) {
    List<Figure> figures = new ArrayList<>();
    UseCharts.predictive(task)
        .ifPresent(
            chart ->
                figures.add(
                    new Figure(
                        "predictive",
                        chart,
                        "What a call means where dislocations are rarer than in this study.")));
    UseCharts.reliability(task)
        .ifPresent(
            chart ->
                figures.add(
                    new Figure(
                        "calibration",
                        chart,
                        "Probabilities hold for this share of positives only.")));
    UseCharts.decision(task)
        .ifPresent(
            chart ->
                figures.add(
                    new Figure(
                        "decision", chart, "The model helps where its curve is the highest.")));
    return figures;
  }

  public boolean hasCurves() {
    return task.candidates().stream().anyMatch(c -> !c.curve().isEmpty());
  }

  /** Whether epochs were validated; with folds the model that goes out has no such images. */
  public boolean hasValidation() {
    return task.candidates().stream()
        .flatMap(c -> c.curve().stream())
        .anyMatch(epoch -> !Double.isNaN(epoch.validationAuroc()));
  }

  private static List<Gallery> galleries(TaskReport task) {
    List<Shown> missed = new ArrayList<>();
    List<Shown> alarms = new ArrayList<>();
    List<Shown> right = new ArrayList<>();
    for (Heatmap heatmap : task.heatmaps()) {
      Shown shown = new Shown(heatmap, Picture.embed(heatmap.overlay()));
      boolean positive = heatmap.label().equals(task.positive());
      (heatmap.right() ? right : positive ? missed : alarms).add(shown);
    }
    if (task.positive().isEmpty()) {
      return List.of(
          new Gallery("Wrong calls", true, alarms), new Gallery("Right calls", false, right));
    }
    return List.of(
        new Gallery("False negatives", true, missed),
        new Gallery("False positives", true, alarms),
        new Gallery("Right calls", false, right));
  }
}
