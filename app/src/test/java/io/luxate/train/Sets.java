package io.luxate.train;

import io.luxate.Progress;
import io.luxate.dataset.Cohort;
import io.luxate.model.Architecture;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Little simulated sets and short trainings on them. */
final class Sets {
  private Sets() {}

  /** Simulated hips of 64 px, split by Luxate. */
  static Cohort hips(Path folder, int count) {
    Phantoms.write(Joint.HIP, count, Site.INTERNET, 3, 64, folder, Progress.SILENT);
    return Cohort.load(folder, 60, new Cohort.Rules(0.34, 0, false, 1), Progress.SILENT);
  }

  /** A recipe of few small epochs; each change replaces a line {@code key: value}. */
  static Recipe recipe(String... changes) {
    return Recipes.shortened(changes);
  }

  static Training training(Recipe recipe, AugmentMode mode, long seed) {
    return new Training(
        Architecture.SQUEEZENET1_1,
        List.of("dislocated", "located"),
        Optional.of("dislocated"),
        false,
        mode,
        recipe,
        Optional.empty(),
        seed);
  }
}
