package io.luxate.study;

import io.luxate.Progress;
import io.luxate.dataset.Cohort;
import io.luxate.dataset.Item;
import io.luxate.dataset.Leaks;
import io.luxate.evidence.Aim;
import io.luxate.evidence.Comparison;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Rival;
import io.luxate.evidence.Scoring;
import io.luxate.model.Classifier;
import java.util.ArrayList;
import java.util.List;

/**
 * The chosen candidate trained on the hospitals' own images, and on those together with the task's:
 * whether images from elsewhere are worth what local ones are, on the same test.
 *
 * @param local what the hospitals' images came as, split like the internal ones
 * @param trained on local images, then on both
 */
record Rivals(Cohort local, List<Candidate> trained) {

  static Rivals train(
      Cohort internal, Cohort local, Candidates candidates, Candidate best, Progress progress) {
    return new Rivals(
        local,
        List.of(
            candidates.trainedOn(local, Candidate.Source.LOCAL, best, progress),
            candidates.trainedOn(
                together(internal, local), Candidate.Source.BOTH, best, progress)));
  }

  /** Both sets in one, the local paths led by {@code local/}. */
  private static Cohort together(Cohort internal, Cohort local) {
    List<Item> items = new ArrayList<>(internal.items());
    local.items().stream()
        .map(item -> new Item(item.example().at("local/" + item.path()), item.kept()))
        .forEach(items::add);
    return new Cohort(internal.set(), Leaks.fix(items), List.of(), false);
  }

  /** Scores the external images with each. */
  List<Rival> test(
      Candidates candidates,
      Cohort internal,
      List<Item> external,
      List<Prediction> tested,
      Progress progress) {
    Aim aim = candidates.aim();
    List<Rival> outcomes = new ArrayList<>();
    for (Candidate rival : trained) {
      try (Classifier model = Classifier.open(candidates.folder(rival))) {
        List<Prediction> scored = Scoring.score(model, external, progress);
        int images =
            local.items().size()
                + (rival.source() == Candidate.Source.BOTH ? internal.items().size() : 0);
        outcomes.add(
            new Rival(
                rival.source().id(),
                images,
                aim.measure(scored, rival.thresholds()),
                aim.positive().map(name -> Comparison.of(tested, scored, name))));
      }
    }
    return outcomes;
  }
}
