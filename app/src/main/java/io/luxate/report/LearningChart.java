package io.luxate.report;

import io.luxate.evidence.LearningCurveFacts;
import io.luxate.evidence.LearningCurveFacts.Point;
import io.luxate.report.Chart.Line;
import io.luxate.report.Chart.Mark;
import io.luxate.report.Chart.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** AUROC over training images per class: every training, their means, and the law through them. */
record LearningChart(TaskReport task, LearningCurveFacts facts, Texts t) {
  private static final int TONE = 1;
  private static final int OTHER_TONE = 2;
  private static final int STEPS = 40;

  Chart chart() {
    int least = facts.points().stream().mapToInt(Point::imagesPerClass).min().orElse(1);
    int most = facts.points().stream().mapToInt(Point::imagesPerClass).max().orElse(1);
    double end = facts.fit().isPresent() ? most * (double) LearningCurveFacts.FARTHEST : most;
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(
            t.get("learning.target", Numerals.auroc(facts.target())),
            0,
            true,
            false,
            List.of(new Spot(least, facts.target()), new Spot(end, facts.target()))));
    facts
        .fit()
        .ifPresent(
            fit ->
                lines.add(
                    new Line(
                        t.get("learning.law"),
                        OTHER_TONE,
                        true,
                        false,
                        IntStream.rangeClosed(0, STEPS)
                            .mapToDouble(i -> least * Math.pow(end / least, (double) i / STEPS))
                            .mapToObj(n -> new Spot(n, fit.auroc(n)))
                            .toList())));
    lines.add(new Line(t.get("learning.mean"), TONE, false, true, means()));
    double lowest = facts.points().stream().mapToDouble(Point::auroc).min().orElse(0.5);
    return new Chart(
        t.get("learning.title", task.name()),
        t.get("learning.description", described()),
        Axis.logarithmic(t.get("learning.x"), least, end),
        Axis.downTo("AUROC", Math.min(lowest, 0.9), 1),
        200,
        lines,
        facts.points().stream()
            .map(p -> new Mark(TONE, new Spot(p.imagesPerClass(), p.auroc())))
            .toList());
  }

  private List<Spot> means() {
    return facts.points().stream()
        .map(Point::imagesPerClass)
        .distinct()
        .sorted()
        .map(n -> new Spot(n, mean(n)))
        .toList();
  }

  private double mean(int images) {
    return facts.points().stream()
        .filter(p -> p.imagesPerClass() == images)
        .mapToDouble(Point::auroc)
        .average()
        .orElse(Double.NaN);
  }

  private String described() {
    return means().stream()
        .map(s -> Numerals.count((int) s.x()) + ": " + Numerals.auroc(s.y()))
        .collect(Collectors.joining("; "));
  }
}
