package io.luxate.study;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.evidence.Metrics;
import io.luxate.explain.trust.Trust;
import io.luxate.explain.trust.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A study's {@code metrics.json}; docs/data-format-metrics.md describes it.
 *
 * @param simulated whether any task's radiographs were simulated
 */
@JsonNaming(SnakeCaseStrategy.class)
public record StudyMetrics(int schema, boolean simulated, List<Task> tasks) {
  public StudyMetrics {
    tasks = List.copyOf(tasks);
  }

  /**
   * One task's numbers.
   *
   * @param internal the chosen candidate on internal data
   * @param external the same model on the external set
   * @param pointing on simulated images, how often the hottest point lay in the joint's box
   * @param mapTrust whether the model's heatmaps on the external set deserve trust
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Task(
      String task,
      boolean simulated,
      String network,
      String augmentation,
      Metrics internal,
      Optional<Metrics> external,
      Optional<Pointing> pointing,
      Optional<Verdict> mapTrust) {}

  static StudyMetrics of(List<TaskResult> results) {
    return new StudyMetrics(
        1,
        results.stream().anyMatch(result -> result.run().simulated()),
        results.stream()
            .map(
                result ->
                    new Task(
                        result.run().task().name(),
                        result.run().simulated(),
                        result.run().best().network(),
                        result.run().best().augmentation(),
                        result.run().best().internal(),
                        result.metrics(),
                        result.pointing(),
                        result.trust().map(Trust::verdict)))
            .toList());
  }
}
