package io.luxate.study;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.curate.shortcuts.ShortcutAudit;
import io.luxate.evidence.Evidence;
import io.luxate.evidence.LearningCurveFacts;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.Rival;
import io.luxate.evidence.SeedSpread;
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
   * @param ensemble which networks answer as the tested model
   * @param internal the tested model on internal data
   * @param external the same model on the external set
   * @param evidence how the rules fixed on internal data hold on the external set
   * @param seeds the spread between trainings
   * @param rivals trained on the hospitals' own images, on the same test
   * @param shortcuts what the internal images give away
   * @param pointing on simulated images, how often the hottest point lay in the joint's box
   * @param mapTrust whether the model's heatmaps on the external set deserve trust
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Task(
      String task,
      boolean simulated,
      String network,
      String augmentation,
      EvidencePlan.Together ensemble,
      Metrics internal,
      Optional<Metrics> external,
      Optional<Evidence> evidence,
      Optional<SeedSpread> seeds,
      Optional<LearningCurveFacts> learningCurve,
      List<Rival> rivals,
      Optional<ShortcutAudit> shortcuts,
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
                        result.run().tested().together(),
                        result.run().tested().internal(),
                        result.metrics(),
                        result.evidence(),
                        result.seeds(),
                        result.learningCurve(),
                        result.rivals(),
                        result.run().shortcuts(),
                        result.pointing(),
                        result.trust().map(Trust::verdict)))
            .toList());
  }
}
