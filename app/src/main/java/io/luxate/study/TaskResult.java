package io.luxate.study;

import io.luxate.dataset.ImageSet;
import io.luxate.evidence.Evidence;
import io.luxate.evidence.LearningCurveFacts;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Rival;
import io.luxate.evidence.SeedSpread;
import io.luxate.evidence.SummaryRow;
import io.luxate.explain.trust.Trust;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One task after its external set was opened.
 *
 * @param external empty when the task has no external images
 * @param predictions of the external images by the tested model
 * @param evidence how the rules fixed inside hold there
 * @param seeds empty when one was trained only
 * @param trust whether the tested model's heatmaps on them deserve it
 */
record TaskResult(
    TaskRun run,
    Optional<ImageSet> external,
    List<Prediction> predictions,
    Optional<Metrics> metrics,
    Optional<Evidence> evidence,
    Optional<SeedSpread> seeds,
    Optional<LearningCurveFacts> learningCurve,
    List<Rival> rivals,
    List<Drawn> drawn,
    Optional<Trust> trust) {
  TaskResult {
    rivals = List.copyOf(rivals);
    predictions = List.copyOf(predictions);
    drawn = List.copyOf(drawn);
  }

  /** Of a task without external images. */
  static TaskResult untested(TaskRun run) {
    List<Double> repeats = run.tested().internalOfRepeats();
    return new TaskResult(
        run,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        repeats.size() > 1 ? Optional.of(SeedSpread.of(repeats, List.of())) : Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /**
   * An external image as the report shows it.
   *
   * @param overlay with its heatmap, or as it is where heatmaps are withheld
   */
  record Drawn(Prediction prediction, String call, Path overlay) {}

  boolean mapsWithheld() {
    return trust.filter(found -> found.verdict().withheld()).isPresent();
  }

  /** How often the hottest point lay in the true box, where boxes are known. */
  Optional<Pointing> pointing() {
    return trust.flatMap(Trust::locations).map(Pointing::of);
  }

  /** Whether the images tested on are the internal set's own test part, for want of others. */
  boolean isHeldOut() {
    return external.isPresent()
        && run.task().externalSets().isEmpty()
        && run.task().simulate().isEmpty();
  }

  SummaryRow summary() {
    Candidate best = run.best();
    return new SummaryRow(
        run.task().name(),
        best.network(),
        best.augmentation(),
        run.tested().internal().auroc(),
        metrics);
  }
}
