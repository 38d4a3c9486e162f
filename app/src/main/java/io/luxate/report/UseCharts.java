package io.luxate.report;

import io.luxate.evidence.CalibrationFacts;
import io.luxate.evidence.CalibrationFacts.Benefit;
import io.luxate.evidence.OperatingPoint;
import io.luxate.evidence.PredictiveValues;
import io.luxate.report.Chart.Line;
import io.luxate.report.Chart.Mark;
import io.luxate.report.Chart.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The plots that say what the chosen model's answers are worth in use. */
final class UseCharts {
  private static final int TONE = 1;
  private static final int OTHER_TONE = 2;
  private static final double LEAST_PERCENT = 0.1;
  private static final double MOST_PERCENT = 50;
  private static final int STEPS = 60;

  private UseCharts() {}

  /** The external set where it was opened, else the internal one. */
  private static Evaluation shown(TaskReport task) {
    return task.external().orElse(task.internal());
  }

  private static String set(TaskReport task) {
    return task.external().isPresent() ? "external set" : "internal set";
  }

  /** Observed share of positives against the probability said; empty without probabilities. */
  static Optional<Chart> reliability(TaskReport task) {
    return shown(task).calibration().map(facts -> reliability(task, facts));
  }

  private static Chart reliability(TaskReport task, CalibrationFacts facts) {
    List<Line> lines = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    lines.add(new Line("Honest", 0, true, false, List.of(new Spot(0, 0), new Spot(1, 1))));
    for (CalibrationFacts.Bin bin : facts.bins()) {
      double at = bin.meanProbability();
      List<Double> ci = bin.observed().ci();
      lines.add(
          new Line(
              "", TONE, false, false, List.of(new Spot(at, ci.get(0)), new Spot(at, ci.get(1)))));
      marks.add(new Mark(TONE, new Spot(at, bin.observed().value())));
    }
    lines.add(
        new Line(
            "Said and observed, Wilson 95% CI",
            TONE,
            false,
            true,
            facts.bins().stream()
                .map(bin -> new Spot(bin.meanProbability(), bin.observed().value()))
                .toList()));
    return new Chart(
        "Calibration, " + task.name(),
        "Observed share of positives against the probability said, in bins of a tenth, "
            + set(task)
            + ". Brier score "
            + Numerals.auroc(facts.brier().value())
            + ", expected calibration error "
            + Numerals.auroc(facts.ece())
            + ".",
        Axis.unit("Probability said"),
        Axis.unit("Observed share"),
        Chart.PLOT_WIDTH,
        lines,
        marks);
  }

  /** Net benefit over thresholds, against acting on everyone and on no one. */
  static Optional<Chart> decision(TaskReport task) {
    return shown(task)
        .calibration()
        .map(
            facts -> {
              List<Benefit> curve = facts.decisionCurve();
              double top =
                  curve.stream().mapToDouble(b -> Math.max(b.model(), b.all())).max().orElse(1);
              double floor = -top / 4;
              return new Chart(
                  "Decision curve, " + task.name(),
                  "Net benefit of acting on the model's answer, on everyone and on no one, by the"
                      + " probability at which a person would just act; "
                      + set(task)
                      + ".",
                  Axis.unit("Threshold probability"),
                  Axis.upTo("Net benefit", Math.min(0, Math.floor(floor * 10) / 10), top),
                  200,
                  List.of(
                      new Line("No one", 0, false, false, List.of(new Spot(0, 0), new Spot(1, 0))),
                      new Line(
                          "Everyone", OTHER_TONE, true, false, spots(curve, Benefit::all, floor)),
                      new Line("Model", TONE, false, true, spots(curve, Benefit::model, floor))),
                  List.of());
            });
  }

  /** Curves end where they leave the picture. */
  private static List<Spot> spots(
      List<Benefit> curve, ToDoubleFunction<Benefit> value, double floor) {
    return curve.stream()
        .map(b -> new Spot(b.threshold(), value.applyAsDouble(b)))
        .map(s -> s.y() < floor ? new Spot(s.x(), Double.NaN) : s)
        .toList();
  }

  /** PPV and NPV at the fixed threshold where dislocations are rarer than in these data. */
  static Optional<Chart> predictive(TaskReport task) {
    return shown(task).metrics().operatingPoint().map(point -> predictive(task, point));
  }

  private static Chart predictive(TaskReport task, OperatingPoint point) {
    List<Spot> ppv = new ArrayList<>();
    List<Spot> npv = new ArrayList<>();
    IntStream.rangeClosed(0, STEPS)
        .mapToDouble(
            i -> LEAST_PERCENT * Math.pow(MOST_PERCENT / LEAST_PERCENT, (double) i / STEPS))
        .forEach(
            percent -> {
              PredictiveValues values = point.whenPositiveAre(percent / 100);
              values.ppv().ifPresent(v -> ppv.add(new Spot(percent, v.value())));
              values.npv().ifPresent(v -> npv.add(new Spot(percent, v.value())));
            });
    return new Chart(
        "Predictive values, " + task.name(),
        "PPV and NPV at the fixed threshold over the share of positive images, from sensitivity and"
            + " specificity on the "
            + set(task)
            + ".",
        Axis.logarithmic("Prevalence (%)", LEAST_PERCENT, MOST_PERCENT),
        Axis.unit("Predictive value"),
        200,
        List.of(
            new Line("PPV", TONE, false, true, ppv), new Line("NPV", OTHER_TONE, true, false, npv)),
        List.of());
  }
}
