package io.luxate.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.augment.Augmentation;
import io.luxate.model.Architecture;
import io.luxate.model.Network;
import io.luxate.model.Normalisation;
import io.luxate.model.Weights;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainingTest {
  private static final Architecture NETWORK = Architecture.SQUEEZENET1_1;

  @TempDir private Path folder = Path.of("");

  @Test
  void goesOnAfterAnInterruptionAsIfThereHadBeenNone() throws IOException {
    Path whole = folder.resolve("whole");
    Path halved = folder.resolve("halved");

    new Pretraining(NETWORK, recipe(256), 1, whole).run(Progress.SILENT);
    Pretraining.Result half =
        new Pretraining(NETWORK, recipe(256), 1, halved)
            .run(
                (task, done, total, detail) -> {
                  if (done == 128) {
                    Thread.currentThread().interrupt(); // as Ctrl-C does
                  }
                });
    Pretraining.Result rest = new Pretraining(NETWORK, recipe(256), 1, halved).run(Progress.SILENT);

    assertThat(half.interrupted()).isTrue();
    assertThat(half.images()).isLessThan(256);
    assertThat(rest.images()).isEqualTo(256);
    assertThat(halved.resolve("weights.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("weights.safetensors"));
  }

  @Test
  void leavesABackboneThatAClassifierStartsFrom() {
    Pretraining.Result result =
        new Pretraining(NETWORK, recipe(64), 2, folder).run(Progress.SILENT);

    try (Network network = NETWORK.create(3, 0)) {
      Weights.Match match = Weights.start(network, result.weights());
      assertThat(match.missing()).allMatch(network::inHead);
      assertThat(match.leftOver()).isEmpty();
    }
    assertThat(Documents.readText(folder.resolve("provenance.json")))
        .contains("simulated radiographs only", "\"images\" : 64");
    assertThat(Documents.readText(folder.resolve("log.csv")).lines()).hasSize(3);
  }

  @Test
  void doesNotMixTwoRuns() {
    new Pretraining(NETWORK, recipe(64), 3, folder).run(Progress.SILENT);

    assertThatThrownBy(() -> new Pretraining(NETWORK, recipe(128), 4, folder).run(Progress.SILENT))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("seed 3");
  }

  @Test
  void namesADamagedCheckpoint() throws IOException {
    new Pretraining(NETWORK, recipe(64), 3, folder).run(Progress.SILENT);
    Files.writeString(folder.resolve("checkpoint/training.pt"), "nothing");

    assertThatThrownBy(() -> new Pretraining(NETWORK, recipe(128), 3, folder).run(Progress.SILENT))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("training.pt");
  }

  @Test
  void raisesHoldsAndLowersTheLearningRate() {
    PretrainRecipe shipped = PretrainRecipe.shipped().withImages(100_000);

    assertThat(shipped.rate(0)).isLessThan(shipped.learningRate() / 50);
    assertThat(shipped.rate(50_000)).isEqualTo(shipped.learningRate());
    assertThat(shipped.rate(100_000)).isLessThan(1e-9);
  }

  private static PretrainRecipe recipe(long images) {
    return new PretrainRecipe(
        "small",
        List.of(Joint.values()),
        List.of(Site.INTERNET),
        64,
        Normalisation.IMAGENET,
        16,
        images,
        2,
        0.001,
        0.01,
        32,
        0.3,
        1,
        32,
        8,
        Augmentation.NONE);
  }
}
