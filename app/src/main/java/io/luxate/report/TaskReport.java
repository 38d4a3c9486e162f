package io.luxate.report;

import io.luxate.explain.trust.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One joint's part of the study, from its images to the external result.
 *
 * @param name as the tables call it
 * @param positive the class whose probability the score is; blank where all classes, or labels,
 *     count alike
 * @param cohort images used, by split and site
 * @param flow from files found to images used
 * @param excluded files left out, each with its reason
 * @param leaks pictures or patients found on two sides
 * @param candidates every model tried
 * @param choice which candidate, and why
 * @param internal the chosen candidate on internal data, out-of-fold or validation
 * @param external the same on the external set; empty while it is sealed
 * @param externalReopened whether the external set was opened more than once
 * @param findings what else is known
 * @param heatmaps in the order to show; the wrong calls are shown first and apart
 * @param pointing how often the hottest point fell in the true joint box, where boxes are known
 * @param published the paper's row for this joint
 * @param mapTrust whether heatmaps deserve trust, as codes and numbers; where they are withheld,
 *     {@code heatmaps} hold the radiographs without them
 */
public record TaskReport(
    String name,
    String positive,
    List<CohortRow> cohort,
    ImageFlow flow,
    List<Exclusion> excluded,
    List<Leak> leaks,
    List<Candidate> candidates,
    Choice choice,
    Evaluation internal,
    Optional<Evaluation> external,
    boolean externalReopened,
    Findings findings,
    List<Heatmap> heatmaps,
    Optional<Pointing> pointing,
    Optional<Published> published,
    Optional<Verdict> mapTrust) {

  public TaskReport {
    cohort = List.copyOf(cohort);
    excluded = List.copyOf(excluded);
    leaks = List.copyOf(leaks);
    candidates = List.copyOf(candidates);
    heatmaps = List.copyOf(heatmaps);
  }

  /** Whether the page leaves the heatmaps out, since they did not earn trust. */
  public boolean mapsWithheld() {
    return mapTrust.filter(Verdict::withheld).isPresent();
  }

  /** Whether this candidate is the chosen one. */
  public boolean chosen(Candidate candidate) {
    return candidate.network().equals(choice.network())
        && candidate.augmentation().equals(choice.augmentation());
  }
}
