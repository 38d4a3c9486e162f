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
 * @param liveRoc for {@code roc.js}, see {@link LiveRoc}; empty without a curve
 */
public record TaskPage(
    TaskReport task,
    String id,
    List<String> classes,
    FlowChart flow,
    Chart roc,
    String liveRoc,
    Chart loss,
    Chart validationAuroc,
    List<Figure> uses,
    Optional<Forest> parts,
    Optional<Figure> learning,
    List<Gallery> galleries) {
  private static final int LARGE = 24;
  private static final int LARGE_PX = 480;
  private static final int SMALL = 240;
  private static final int SMALL_PX = 240;
  private static final int SMALLEST_PX = 160;

  /**
   * A plot with what stands below it.
   *
   * @param name end of its file's name
   */
  public record Figure(String name, Chart chart, String caption) {}

  /**
   * Heatmaps that belong under one heading.
   *
   * @param shown the first ones, large
   * @param others the rest, small
   */
  public record Gallery(String title, boolean wrong, List<Shown> shown, List<Shown> others) {}

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
        LiveRoc.json(task, t),
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
        galleries(task.heatmaps(), task.positive(), t));
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

  static List<Gallery> galleries(List<Heatmap> heatmaps, String positiveClass, Texts t) {
    List<Heatmap> missed = new ArrayList<>();
    List<Heatmap> alarms = new ArrayList<>();
    List<Heatmap> right = new ArrayList<>();
    for (Heatmap heatmap : heatmaps) {
      boolean positive = heatmap.label().equals(positiveClass);
      (heatmap.right() ? right : positive ? missed : alarms).add(heatmap);
    }
    if (positiveClass.isEmpty()) {
      return List.of(
          gallery("heatmaps.wrong", true, alarms, t), gallery("heatmaps.right", false, right, t));
    }
    return List.of(
        gallery("heatmaps.missed", true, missed, t),
        gallery("heatmaps.alarms", true, alarms, t),
        gallery("heatmaps.right", false, right, t));
  }

  /** The first at a glance, the others closer together, so that hundreds still load. */
  private static Gallery gallery(String key, boolean wrong, List<Heatmap> heatmaps, Texts t) {
    List<Shown> shown = new ArrayList<>();
    for (Heatmap heatmap : heatmaps) {
      int n = shown.size();
      int longestPx = n < LARGE ? LARGE_PX : n < SMALL ? SMALL_PX : SMALLEST_PX;
      Picture picture = Picture.embed(heatmap.overlay(), longestPx);
      shown.add(new Shown(heatmap, picture, alt(heatmap, t)));
    }
    int large = Math.min(LARGE, shown.size());
    return new Gallery(
        t.get(key, Numerals.count(shown.size())),
        wrong,
        shown.subList(0, large),
        shown.subList(large, shown.size()));
  }

  private static String alt(Heatmap heatmap, Texts t) {
    return t.get(
        heatmap.withheld() ? "heatmaps.alt.plain" : "heatmaps.alt",
        heatmap.path(),
        heatmap.label(),
        heatmap.call(),
        Numerals.score(heatmap.score()));
  }
}
