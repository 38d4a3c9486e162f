package io.luxate.report;

import io.luxate.evidence.CalibrationFacts;
import io.luxate.evidence.CalibrationFacts.Benefit;
import io.luxate.evidence.Evidence;
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

/** The plots that say what the chosen model's answers are worth in use, in one language. */
record UseCharts(TaskReport task, Texts t) {
  private static final int TONE = 1;
  private static final int OTHER_TONE = 2;
  private static final double LEAST_PERCENT = 0.1;
  private static final double MOST_PERCENT = 50;
  private static final int STEPS = 60;

  /** The external set where it was opened, else the internal one. */
  private Evaluation shown() {
    return task.external().orElse(task.internal());
  }

  /** The figure's description, which names the set shown. */
  private String description(String figure, Object... values) {
    return t.get(figure + (task.external().isPresent() ? ".external" : ".internal"), values);
  }

  /** Observed share of positives against the probability said; empty without probabilities. */
  Optional<Chart> reliability() {
    return shown().calibration().map(this::reliability);
  }

  private Chart reliability(CalibrationFacts facts) {
    List<Line> lines = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    lines.add(
        new Line(
            t.get("calibration.honest"), 0, true, false, List.of(new Spot(0, 0), new Spot(1, 1))));
    for (CalibrationFacts.Bin bin : facts.bins()) {
      double at = bin.meanProbability();
      List<Double> ci = bin.observed().ci();
      lines.add(
          new Line(
              "", TONE, false, false, List.of(new Spot(at, ci.get(0)), new Spot(at, ci.get(1)))));
      marks.add(new Mark(TONE, new Spot(at, bin.observed().value())));
    }
    task.findings()
        .evidence()
        .flatMap(Evidence::calibrated)
        .ifPresent(
            after ->
                lines.add(
                    new Line(
                        t.get("calibration.after"),
                        OTHER_TONE,
                        true,
                        false,
                        after.bins().stream()
                            .map(bin -> new Spot(bin.meanProbability(), bin.observed().value()))
                            .toList())));
    lines.add(
        new Line(
            t.get("calibration.line"),
            TONE,
            false,
            true,
            facts.bins().stream()
                .map(bin -> new Spot(bin.meanProbability(), bin.observed().value()))
                .toList()));
    return new Chart(
        t.get("calibration.title", task.name()),
        description(
            "calibration", Numerals.auroc(facts.brier().value()), Numerals.auroc(facts.ece())),
        Axis.unit(t.get("calibration.x")),
        Axis.unit(t.get("calibration.y")),
        Chart.PLOT_WIDTH,
        lines,
        marks);
  }

  /** Net benefit over thresholds, against acting on everyone and on no one. */
  Optional<Chart> decision() {
    return shown()
        .calibration()
        .map(
            facts -> {
              List<Benefit> curve = facts.decisionCurve();
              double top =
                  curve.stream().mapToDouble(b -> Math.max(b.model(), b.all())).max().orElse(1);
              double floor = -top / 4;
              return new Chart(
                  t.get("decision.title", task.name()),
                  description("decision"),
                  Axis.unit(t.get("decision.x")),
                  Axis.upTo(t.get("decision.y"), Math.min(0, Math.floor(floor * 10) / 10), top),
                  200,
                  List.of(
                      new Line(
                          t.get("decision.none"),
                          0,
                          false,
                          false,
                          List.of(new Spot(0, 0), new Spot(1, 0))),
                      new Line(
                          t.get("decision.all"),
                          OTHER_TONE,
                          true,
                          false,
                          spots(curve, Benefit::all, floor)),
                      new Line(
                          t.get("decision.model"),
                          TONE,
                          false,
                          true,
                          spots(curve, Benefit::model, floor))),
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
  Optional<Chart> predictive() {
    return shown().metrics().operatingPoint().map(this::predictive);
  }

  private Chart predictive(OperatingPoint point) {
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
        t.get("predictive.title", task.name()),
        description("predictive"),
        Axis.logarithmic(t.get("predictive.x"), LEAST_PERCENT, MOST_PERCENT),
        Axis.unit(t.get("predictive.y")),
        200,
        List.of(
            new Line(t.get("predictive.ppv"), TONE, false, true, ppv),
            new Line(t.get("predictive.npv"), OTHER_TONE, true, false, npv)),
        List.of());
  }
}
