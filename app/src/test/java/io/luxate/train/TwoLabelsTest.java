package io.luxate.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Progress;
import io.luxate.dataset.Cohort;
import io.luxate.dataset.Item;
import io.luxate.dataset.Marked;
import io.luxate.dataset.Split;
import io.luxate.model.Architecture;
import io.luxate.model.Engine;
import io.luxate.model.StartWeights;
import io.luxate.model.TrainedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoLabelsTest {

  @BeforeAll
  static void leavesACoreToOthers() {
    Engine.useThreads(1);
  }

  @Test
  void learnsTwoMarksThatHaveNothingToDoWithEachOther(@TempDir Path folder) {
    Cohort cohort =
        Cohort.load(
            Marked.write(folder, 12, 1), 60, new Cohort.Rules(0.25, 0, false, 1), Progress.SILENT);
    Recipe recipe = Sets.recipe("epochs: 10", "learningRate: 0.0005", "labelSmoothing: 0.02");
    Training training =
        new Training(
            Architecture.SQUEEZENET1_1,
            cohort.classes(),
            Optional.empty(),
            true,
            AugmentMode.NONE,
            recipe,
            StartWeights.file(Optional.empty(), Architecture.SQUEEZENET1_1, folder),
            1);
    List<Item> validation = cohort.on(Split.VAL);
    Training.Outcome outcome =
        training.run(cohort.on(Split.TRAIN), validation, folder, Progress.SILENT);
    try (TrainedModel model = outcome.model()) {
      List<double[]> probabilities =
          model.probabilities(
              validation.stream().map(item -> model.frame(item.small()).pixels()).toList());
      int right = 0;
      for (int i = 0; i < validation.size(); i++) {
        for (int label = 0; label < 2; label++) {
          boolean holds = validation.get(i).labels().has(cohort.classes().get(label));
          right += probabilities.get(i)[label] >= 0.5 == holds ? 1 : 0;
        }
      }
      assertThat(right).isGreaterThanOrEqualTo(2 * validation.size() - 3);
      assertThat(probabilities).anyMatch(row -> row[0] + row[1] > 1.5);
      assertThat(probabilities).anyMatch(row -> row[0] + row[1] < 0.5);
    }
    EpochLog last = outcome.fitted().log().get(outcome.fitted().log().size() - 1);
    assertThat(last.validationAuroc().orElseThrow()).isGreaterThan(0.95);
  }
}
