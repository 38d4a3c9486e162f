package io.luxate.report;

import io.luxate.evidence.OperatingPoint;
import io.luxate.report.Chart.Line;
import io.luxate.report.Chart.Mark;
import io.luxate.report.Chart.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The plots of one task. */
final class Charts {
  private static final int INTERNAL = 2;
  private static final int EXTERNAL = 1;
  private static final int TONES = 6;

  private Charts() {}

  /** Internal and external ROC, with a dot at the threshold fixed on internal data. */
  static Chart roc(TaskReport task) {
    List<Line> lines = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    lines.add(new Line("", 0, true, false, List.of(new Spot(0, 0), new Spot(1, 1))));
    addRoc(task.internal(), "Internal", INTERNAL, lines, marks);
    task.external().ifPresent(e -> addRoc(e, "External", EXTERNAL, lines, marks));
    return new Chart(
        "ROC, " + task.name(),
        "Receiver operating characteristic. "
            + String.join("; ", lines.stream().skip(1).map(Line::label).toList())
            + ". Dots: the threshold fixed on internal data.",
        Axis.unit("1 − specificity"),
        Axis.unit("Sensitivity"),
        Chart.PLOT_WIDTH,
        lines,
        marks);
  }

  /** Training (dashed) and validation loss of every candidate, the chosen one thick. */
  static Chart loss(TaskReport task) {
    List<Line> lines = new ArrayList<>();
    for (Candidate c : task.candidates()) {
      int tone = tone(task, c);
      lines.add(new Line("", tone, true, false, spots(c, Candidate.Epoch::trainLoss)));
      lines.add(
          new Line(
              legend(task, c),
              tone,
              false,
              task.chosen(c),
              spots(c, Candidate.Epoch::validationLoss)));
    }
    double highest = values(lines).max().orElse(1);
    return new Chart(
        "Loss, " + task.name(),
        "Loss per epoch; solid is validation, dashed is training. " + endings(task),
        epochs(task),
        Axis.upTo("Loss (dashed: training)", 0, highest),
        200,
        lines,
        List.of());
  }

  /** Validation AUROC of every candidate, the chosen one thick. */
  static Chart validationAuroc(TaskReport task) {
    List<Line> lines = new ArrayList<>();
    for (Candidate c : task.candidates()) {
      lines.add(
          new Line(
              legend(task, c),
              tone(task, c),
              false,
              task.chosen(c),
              spots(c, Candidate.Epoch::validationAuroc)));
    }
    double lowest = values(lines).min().orElse(0.5);
    return new Chart(
        "Validation AUROC, " + task.name(),
        "AUROC on validation images per epoch. " + endings(task),
        epochs(task),
        Axis.downTo("Validation AUROC", lowest, 1),
        200,
        lines,
        List.of());
  }

  private static void addRoc(
      Evaluation set, String name, int tone, List<Line> lines, List<Mark> marks) {
    set.roc()
        .ifPresent(
            roc -> {
              String label =
                  name
                      + " "
                      + Numerals.aurocWithInterval(set.metrics())
                      + ", n = "
                      + Numerals.count(set.metrics().n());
              List<Spot> spots =
                  roc.points().stream()
                      .map(p -> new Spot(p.falsePositiveRate(), p.sensitivity()))
                      .toList();
              lines.add(new Line(label, tone, tone == INTERNAL, tone == EXTERNAL, spots));
              Optional<OperatingPoint> point = set.metrics().operatingPoint();
              point.ifPresent(
                  p ->
                      marks.add(
                          new Mark(
                              tone,
                              new Spot(1 - p.specificity().value(), p.sensitivity().value()))));
            });
  }

  private static DoubleStream values(List<Line> lines) {
    return lines.stream()
        .flatMap(line -> line.spots().stream())
        .mapToDouble(Spot::y)
        .filter(Double::isFinite);
  }

  private static List<Spot> spots(Candidate c, ToDoubleFunction<Candidate.Epoch> value) {
    return c.curve().stream().map(e -> new Spot(e.epoch(), value.applyAsDouble(e))).toList();
  }

  private static Axis epochs(TaskReport task) {
    int last =
        task.candidates().stream()
            .flatMap(c -> c.curve().stream())
            .mapToInt(Candidate.Epoch::epoch)
            .max()
            .orElse(1);
    return Axis.whole("Epoch", 1, last);
  }

  private static int tone(TaskReport task, Candidate candidate) {
    return 1 + task.candidates().indexOf(candidate) % TONES;
  }

  private static String legend(TaskReport task, Candidate candidate) {
    return candidate.name() + (task.chosen(candidate) ? " (chosen)" : "");
  }

  private static String endings(TaskReport task) {
    return task.candidates().stream()
        .map(c -> c.name() + " ends at internal AUROC " + Numerals.auroc(c.internal().auroc()))
        .reduce((a, b) -> a + "; " + b)
        .map(s -> s + ".")
        .orElse("");
  }
}
