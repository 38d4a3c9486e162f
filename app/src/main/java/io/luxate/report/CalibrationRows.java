package io.luxate.report;

import io.luxate.evidence.CalibrationFacts;
import io.luxate.evidence.Estimate;
import io.luxate.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of the tables that take probabilities at their word. */
final class CalibrationRows {
  private CalibrationRows() {}

  static Stream<List<?>> calibration(TaskReport task) {
    return calibrated(
        task,
        (set, facts) ->
            Stream.of(
                measure(set, "brier", Optional.of(facts.brier())),
                measure(set, "brier_of_prevalence", facts.brierReference()),
                measure(set, "ece", facts.ece()),
                measure(set, "ece_equal_mass", facts.eceEqualMass()),
                measure(
                    set, "debiased_squared_error", facts.debiasedSquaredError().orElse(Double.NaN)),
                measure(set, "slope", facts.slope()),
                measure(set, "intercept", facts.intercept())));
  }

  static Stream<List<?>> calibrationBins(TaskReport task) {
    return calibrated(
        task,
        (set, facts) ->
            facts.bins().stream()
                .map(
                    bin -> {
                      List<Object> row =
                          new ArrayList<>(
                              List.of(set, bin.low(), bin.high(), bin.meanProbability()));
                      row.addAll(TableRows.rate(Optional.of(bin.observed())));
                      row.add(bin.observed().count());
                      row.add(bin.observed().of());
                      return row;
                    }));
  }

  static Stream<List<?>> decisionCurve(TaskReport task) {
    return calibrated(
        task,
        (set, facts) ->
            facts.decisionCurve().stream()
                .map(at -> List.of(set, at.threshold(), at.model(), at.all())));
  }

  /** What to say of one set's calibration. */
  @FunctionalInterface
  private interface Said {
    Stream<? extends List<?>> of(String set, CalibrationFacts facts);
  }

  /** As the network says, and on the external set after the curve fitted inside as well. */
  private static Stream<List<?>> calibrated(TaskReport task, Said rows) {
    return Stream.of(
            of("internal", task.internal().calibration(), rows),
            of("external", task.external().flatMap(Evaluation::calibration), rows),
            of(
                "external_calibrated",
                task.findings().evidence().flatMap(Evidence::calibrated),
                rows))
        .flatMap(of -> of);
  }

  private static Stream<List<?>> of(String set, Optional<CalibrationFacts> facts, Said rows) {
    return facts.stream().flatMap(found -> rows.of(set, found));
  }

  private static List<?> measure(String set, String name, double value) {
    return List.of(set, name, value, "", "", "");
  }

  private static List<?> measure(String set, String name, Optional<Estimate> estimate) {
    List<Object> row = new ArrayList<>(List.of(set, name));
    row.addAll(TableRows.estimate(estimate));
    row.add(estimate.flatMap(Estimate::ciMethod));
    return row;
  }
}
