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

/** The plots of one task, in one language. */
record Charts(TaskReport task, Texts t) {
  static final int INTERNAL = 2;
  static final int EXTERNAL = 1;
  private static final int TONES = 6;

  /** Internal and external ROC, with a dot at the threshold fixed on internal data. */
  Chart roc() {
    List<Line> lines = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    lines.add(new Line("", 0, true, false, List.of(new Spot(0, 0), new Spot(1, 1))));
    addRoc(task.internal(), "roc.internal", INTERNAL, lines, marks);
    task.external().ifPresent(e -> addRoc(e, "roc.external", EXTERNAL, lines, marks));
    return new Chart(
        t.get("roc.title", task.name()),
        t.get(
            "roc.description", String.join("; ", lines.stream().skip(1).map(Line::label).toList())),
        Axis.unit(t.get("roc.x")),
        Axis.unit(t.get("roc.y")),
        Chart.PLOT_WIDTH,
        lines,
        marks);
  }

  /** Training (dashed) and validation loss of every candidate, the chosen one thick. */
  Chart loss() {
    List<Line> lines = new ArrayList<>();
    for (Candidate c : task.candidates()) {
      int tone = tone(c);
      lines.add(new Line("", tone, true, false, spots(c, Candidate.Epoch::trainLoss)));
      lines.add(
          new Line(
              legend(c), tone, false, task.chosen(c), spots(c, Candidate.Epoch::validationLoss)));
    }
    double highest = values(lines).max().orElse(1);
    return new Chart(
        t.get("loss.title", task.name()),
        t.get("loss.description", endings()),
        epochs(),
        Axis.upTo(t.get("loss.axis"), 0, highest),
        200,
        lines,
        List.of());
  }

  /** Validation AUROC of every candidate, the chosen one thick. */
  Chart validationAuroc() {
    List<Line> lines = new ArrayList<>();
    for (Candidate c : task.candidates()) {
      lines.add(
          new Line(
              legend(c),
              tone(c),
              false,
              task.chosen(c),
              spots(c, Candidate.Epoch::validationAuroc)));
    }
    double lowest = values(lines).min().orElse(0.5);
    return new Chart(
        t.get("validation.title", task.name()),
        t.get("validation.description", endings()),
        epochs(),
        Axis.downTo(t.get("validation.axis"), lowest, 1),
        200,
        lines,
        List.of());
  }

  private void addRoc(Evaluation set, String key, int tone, List<Line> lines, List<Mark> marks) {
    set.roc()
        .ifPresent(
            roc -> {
              String label =
                  t.get(
                      key,
                      Numerals.aurocWithInterval(set.metrics()),
                      Numerals.count(set.metrics().n()));
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

  private Axis epochs() {
    int last =
        task.candidates().stream()
            .flatMap(c -> c.curve().stream())
            .mapToInt(Candidate.Epoch::epoch)
            .max()
            .orElse(1);
    return Axis.whole(t.get("epoch.axis"), 1, last);
  }

  private int tone(Candidate candidate) {
    return 1 + task.candidates().indexOf(candidate) % TONES;
  }

  private String legend(Candidate candidate) {
    String name = candidate.name();
    return task.chosen(candidate) ? t.get("candidate.chosen", name) : name;
  }

  private String endings() {
    return task.candidates().stream()
        .map(c -> t.get("candidate.ends", c.name(), Numerals.auroc(c.internal().auroc())))
        .reduce((a, b) -> a + "; " + b)
        .map(s -> s + ".")
        .orElse("");
  }
}
