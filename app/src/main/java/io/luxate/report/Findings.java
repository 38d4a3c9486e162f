package io.luxate.report;

import io.luxate.curate.shortcuts.ShortcutAudit;
import io.luxate.evidence.Evidence;
import io.luxate.evidence.LearningCurveFacts;
import io.luxate.evidence.Rival;
import io.luxate.evidence.SeedSpread;
import io.luxate.evidence.Subgroup;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a task beyond one model's result on one set.
 *
 * @param evidence how the rules fixed on internal data hold on the external set
 * @param seeds the spread between trainings
 * @param learningCurve AUROC over images per class
 * @param rivals trained on other images, on the same test
 * @param shortcuts what the internal images give away
 */
public record Findings(
    Optional<Evidence> evidence,
    Optional<SeedSpread> seeds,
    Optional<LearningCurveFacts> learningCurve,
    List<Rival> rivals,
    Optional<ShortcutAudit> shortcuts) {
  public Findings {
    rivals = List.copyOf(rivals);
  }

  /** Of a task that nothing more was asked of. */
  static Findings none() {
    return new Findings(
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  List<Subgroup> subgroups() {
    return evidence.map(Evidence::subgroups).orElse(List.of());
  }
}
