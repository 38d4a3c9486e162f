package io.luxate.report;

import io.luxate.evidence.Estimate;
import io.luxate.evidence.Evidence;
import io.luxate.evidence.GroupMetrics;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.OperatingPoint;
import io.luxate.evidence.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rows of a task's tables, without the task's name; the columns stand in {@link Tables}. */
final class TableRows {
  private TableRows() {}

  /** What was measured on one side, {@code internal} or {@code external}. */
  private record Measured(String set, Evaluation evaluation) {
    Metrics metrics() {
      return evaluation.metrics();
    }
  }

  static Stream<List<?>> cohort(TaskReport task) {
    return task.cohort().stream()
        .flatMap(
            row ->
                row.counts().entrySet().stream()
                    .map(e -> List.of(row.split(), row.site(), e.getKey(), e.getValue())));
  }

  static Stream<List<?>> candidates(TaskReport task) {
    return task.candidates().stream()
        .map(
            c ->
                List.of(
                    c.network(),
                    c.augmentation(),
                    task.chosen(c),
                    c.internal().n(),
                    c.internal().auroc(),
                    c.internal().aurocCi().get(0),
                    c.internal().aurocCi().get(1),
                    c.internal().aurocCiMethod(),
                    c.epochs(),
                    c.seconds()));
  }

  static Stream<List<?>> auroc(TaskReport task) {
    return sets(task)
        .map(
            side -> {
              Metrics m = side.metrics();
              return List.of(
                  side.set(),
                  m.n(),
                  m.positives(),
                  m.auroc(),
                  m.aurocCi().get(0),
                  m.aurocCi().get(1),
                  m.aurocCiMethod(),
                  m.aurocCiLogit().get(0),
                  m.aurocCiLogit().get(1));
            });
  }

  static Stream<List<?>> operatingPoints(TaskReport task) {
    return atPoints(
        task,
        (side, p) -> {
          List<Object> row =
              new ArrayList<>(
                  List.of(
                      side.set(),
                      p.threshold(),
                      p.rule(),
                      p.fixedOn(),
                      p.truePositives(),
                      p.falsePositives(),
                      p.trueNegatives(),
                      p.falseNegatives()));
          row.addAll(rate(Optional.of(p.sensitivity())));
          row.addAll(rate(Optional.of(p.specificity())));
          row.addAll(rate(Optional.of(p.accuracy())));
          row.addAll(rate(p.ppv()));
          row.addAll(rate(p.npv()));
          row.add(p.f1());
          row.addAll(estimate(p.positiveLikelihoodRatio()));
          row.addAll(estimate(p.negativeLikelihoodRatio()));
          return Stream.of(row);
        });
  }

  static Stream<List<?>> predictiveValues(TaskReport task) {
    return atPoints(
        task,
        (side, point) ->
            point.atPrevalence().stream()
                .map(
                    at -> {
                      List<Object> row =
                          new ArrayList<>(List.of(side.set(), point.threshold(), at.prevalence()));
                      row.addAll(estimate(at.ppv()));
                      row.addAll(estimate(at.npv()));
                      return row;
                    }));
  }

  static Stream<List<?>> sites(TaskReport task) {
    return groups(task, Metrics::sites);
  }

  static Stream<List<?>> classes(TaskReport task) {
    return groups(task, Metrics::classes);
  }

  static Stream<List<?>> roc(TaskReport task) {
    return sets(task)
        .flatMap(
            side ->
                side.evaluation().roc().stream()
                    .flatMap(curve -> curve.points().stream())
                    .map(
                        p ->
                            List.of(
                                side.set(),
                                p.threshold(),
                                p.falsePositiveRate(),
                                p.sensitivity())));
  }

  static Stream<List<?>> epochs(TaskReport task) {
    return task.candidates().stream()
        .flatMap(
            c ->
                c.curve().stream()
                    .map(
                        e ->
                            List.of(
                                c.network(),
                                c.augmentation(),
                                e.epoch(),
                                e.trainLoss(),
                                e.validationLoss(),
                                e.validationAuroc())));
  }

  static Stream<List<?>> shown(TaskReport task) {
    return task.heatmaps().stream()
        .map(
            h ->
                List.of(
                    h.path(),
                    h.label(),
                    h.score(),
                    h.call(),
                    h.right(),
                    "figures/heatmaps/" + h.overlay().getFileName()));
  }

  static Stream<List<?>> published(TaskReport task) {
    return task.published().stream()
        .map(p -> List.of(p.joint(), p.internal(), p.external(), p.source(), p.doi()));
  }

  private static Stream<Measured> sets(TaskReport task) {
    return Stream.concat(
        Stream.of(new Measured("internal", task.internal())),
        task.external().stream().map(e -> new Measured("external", e)));
  }

  /** What to say of one side at one threshold. */
  @FunctionalInterface
  private interface Said {
    Stream<? extends List<?>> of(Measured side, OperatingPoint point);
  }

  private static Stream<List<?>> atPoints(TaskReport task, Said rows) {
    return sets(task)
        .flatMap(side -> points(task, side).stream().flatMap(point -> rows.of(side, point)));
  }

  /** Every rule on the external set, the first one elsewhere. */
  private static List<OperatingPoint> points(TaskReport task, Measured side) {
    List<OperatingPoint> first = side.metrics().operatingPoint().stream().toList();
    return side.set().equals("external")
        ? task.findings().evidence().map(Evidence::operatingPoints).orElse(first)
        : first;
  }

  private static Stream<List<?>> groups(
      TaskReport task, Function<Metrics, List<GroupMetrics>> groups) {
    return sets(task)
        .flatMap(
            side ->
                groups.apply(side.metrics()).stream()
                    .map(
                        g ->
                            List.of(
                                side.set(),
                                g.name(),
                                g.n(),
                                g.positives(),
                                g.auroc(),
                                g.aurocCi().map(ci -> ci.get(0)),
                                g.aurocCi().map(ci -> ci.get(1)),
                                g.aurocCiMethod())));
  }

  static List<?> rate(Optional<Rate> rate) {
    return triple(rate.map(Rate::value), rate.map(Rate::ci));
  }

  static List<?> estimate(Optional<Estimate> estimate) {
    return triple(estimate.map(Estimate::value), estimate.flatMap(Estimate::ci));
  }

  private static List<?> triple(Optional<Double> value, Optional<List<Double>> ci) {
    return List.of(value, ci.map(c -> c.get(0)), ci.map(c -> c.get(1)));
  }
}
