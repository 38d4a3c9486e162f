package io.luxate.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    FlowChart flow,
    Chart roc,
    Chart loss,
    Chart validationAuroc,
    List<Figure> uses,
    Optional<Forest> parts,
    Optional<Figure> learning,
    List<Gallery> galleries) {

  /**
   * A plot with what stands below it.
   *
   * @param name end of its file's name
   */
  public record Figure(String name, Chart chart, String caption) {}

  /** Heatmaps that belong under one heading. */
  public record Gallery(String title, boolean wrong, List<Shown> shown) {}

  /**
   * A heatmap and its embedded picture.
   *
   * @param alt what a screen reader says for the picture
   */
  public record Shown(Heatmap heatmap, Picture picture, String alt) {}

  static TaskPage of(TaskReport task, String id, Texts t) {
    Set<String> classes = new LinkedHashSet<>();
    task.cohort().forEach(row -> classes.addAll(row.counts().keySet()));
    Charts charts = new Charts(task, t);
    return new TaskPage(
        task,
        id,
        List.copyOf(classes),
        FlowDrawing.of(task, t),
        charts.roc(),
        charts.loss(),
        charts.validationAuroc(),
        uses(task, t),
        Forest.ofParts(task, id, t),
        task.findings()
            .learningCurve()
            .filter(facts -> !facts.points().isEmpty())
            .map(
                facts ->
                    new Figure(
                        "learning",
                        new LearningChart(task, facts, t).chart(),
                        t.get("learning.caption"))),
        galleries(task, t));
  }

  private static List<Figure> uses(TaskReport task, Texts t) {
    UseCharts charts = new UseCharts(task, t);
    List<Figure> figures = new ArrayList<>();
    charts
        .predictive()
        .ifPresent(
            chart -> figures.add(new Figure("predictive", chart, t.get("predictive.caption"))));
    charts
        .reliability()
        .ifPresent(
            chart -> figures.add(new Figure("calibration", chart, t.get("calibration.caption"))));
    charts
        .decision()
        .ifPresent(chart -> figures.add(new Figure("decision", chart, t.get("decision.caption"))));
    return figures;
  }

  /** The figures that have a file of their own besides those of training. */
  List<Figure> figures() {
    return Stream.concat(uses.stream(), learning.stream()).toList();
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

  private static List<Gallery> galleries(TaskReport task, Texts t) {
    List<Shown> missed = new ArrayList<>();
    List<Shown> alarms = new ArrayList<>();
    List<Shown> right = new ArrayList<>();
    for (Heatmap heatmap : task.heatmaps()) {
      Shown shown = new Shown(heatmap, Picture.embed(heatmap.overlay()), alt(heatmap, t));
      boolean positive = heatmap.label().equals(task.positive());
      (heatmap.right() ? right : positive ? missed : alarms).add(shown);
    }
    if (task.positive().isEmpty()) {
      return List.of(
          new Gallery(t.get("heatmaps.wrong"), true, alarms),
          new Gallery(t.get("heatmaps.right"), false, right));
    }
    return List.of(
        new Gallery(t.get("heatmaps.missed"), true, missed),
        new Gallery(t.get("heatmaps.alarms"), true, alarms),
        new Gallery(t.get("heatmaps.right"), false, right));
  }

  private static String alt(Heatmap heatmap, Texts t) {
    return t.get(
        "heatmaps.alt",
        heatmap.path(),
        heatmap.label(),
        heatmap.call(),
        Numerals.score(heatmap.score()));
  }
}
