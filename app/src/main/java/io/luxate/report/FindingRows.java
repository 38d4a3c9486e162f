package io.luxate.report;

import io.luxate.evidence.Comparison;
import io.luxate.evidence.LearningCurveFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The rows of the tables about a task's {@link Findings}. */
final class FindingRows {
  private FindingRows() {}

  static Stream<List<?>> subgroups(TaskReport task) {
    return task.findings().subgroups().stream()
        .map(
            part -> {
              List<Object> row =
                  new ArrayList<>(List.of(part.by(), part.name(), part.n(), part.positives()));
              row.addAll(TableRows.estimate(part.auroc()));
              row.addAll(TableRows.estimate(part.gap()));
              row.addAll(TableRows.rate(part.sensitivity()));
              row.addAll(TableRows.rate(part.specificity()));
              return row;
            });
  }

  static Stream<List<?>> gap(TaskReport task) {
    return task.findings().evidence().stream()
        .map(
            evidence -> {
              List<Object> row = new ArrayList<>(TableRows.estimate(Optional.of(evidence.gap())));
              row.add(evidence.gap().ciMethod());
              row.add(evidence.gapP());
              return row;
            });
  }

  static Stream<List<?>> seeds(TaskReport task) {
    return task.findings().seeds().stream()
        .flatMap(seeds -> seeds.trainings().stream())
        .map(t -> List.of(t.repeat(), t.internalAuroc(), t.externalAuroc()));
  }

  static Stream<List<?>> rivals(TaskReport task) {
    return task.findings().rivals().stream()
        .map(
            rival -> {
              List<Object> row = new ArrayList<>(List.of(rival.trainedOn(), rival.images()));
              row.addAll(TableRows.estimate(Optional.of(rival.external().estimate())));
              row.addAll(TableRows.estimate(rival.comparison().map(Comparison::difference)));
              row.add(rival.comparison().map(Comparison::delongP).orElse(OptionalDouble.empty()));
              return row;
            });
  }

  static Stream<List<?>> learningCurve(TaskReport task) {
    return task.findings().learningCurve().stream()
        .flatMap(facts -> facts.points().stream())
        .map(point -> List.of(point.imagesPerClass(), point.draw(), point.auroc()));
  }

  static Stream<List<?>> planned(TaskReport task) {
    return task.findings().learningCurve().stream()
        .map(LearningCurveFacts::planned)
        .flatMap(List::stream)
        .map(planned -> List.of(planned.imagesPerClass(), planned.low(), planned.high()));
  }

  static Stream<List<?>> shortcuts(TaskReport task) {
    return task.findings().shortcuts().stream()
        .flatMap(audit -> audit.findings().stream())
        .map(
            finding ->
                List.of(
                    finding.probe().id(),
                    finding.target(),
                    finding.n(),
                    finding.auroc(),
                    finding.aurocCi().get(0),
                    finding.aurocCi().get(1),
                    finding.verdict().map(v -> v.id())));
  }

  static Stream<List<?>> abstention(TaskReport task) {
    return task.findings().evidence().stream()
        .flatMap(evidence -> evidence.abstention().stream())
        .map(
            a -> {
              List<Object> row = new ArrayList<>(List.of(a.errorRate()));
              row.addAll(TableRows.rate(Optional.of(a.abstained())));
              row.addAll(TableRows.rate(a.wrong()));
              row.addAll(TableRows.rate(a.missedPositives()));
              row.addAll(TableRows.rate(a.missedNegatives()));
              return row;
            });
  }
}
