package io.luxate.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.dataset.Cohort;
import io.luxate.dataset.Item;
import io.luxate.dataset.Split;
import io.luxate.image.Grey;
import io.luxate.model.Architecture;
import io.luxate.model.Engine;
import io.luxate.model.Network;
import io.luxate.model.StartWeights;
import io.luxate.model.TrainedModel;
import io.luxate.model.Weights;
import io.luxate.weights.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenTrunkTest {
  private static List<Item> learned = List.of();
  private static List<Item> checked = List.of();

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void simulatesASet(@TempDir Path set) {
    Engine.useThreads(1);
    Cohort hips = Sets.hips(set, 24);
    learned = hips.on(Split.TRAIN);
    checked = hips.on(Split.VAL);
  }

  @Test
  void teachesTheHeadFromShippedWeights() {
    Optional<Path> shipped =
        StartWeights.file(Optional.empty(), Architecture.SQUEEZENET1_1, folder);
    assertThat(shipped).isPresent();
    Recipe recipe = frozen("epochs: 60", "learningRate: 0.005", "inputPx: 64");
    Training training = of(Architecture.SQUEEZENET1_1, recipe, AugmentMode.FLY, shipped, 3);
    Training.Outcome outcome = run(training, Progress.SILENT);
    outcome.model().close();
    List<EpochLog> log = outcome.fitted().log();
    assertThat(log).hasSize(60);
    assertThat(log.get(59).trainLoss()).isLessThan(log.get(0).trainLoss() - 0.1);
    assertThat(log.get(59).trainAuroc()).isGreaterThan(log.get(0).trainAuroc()).isGreaterThan(0.9);
  }

  @Test
  void leavesTheTrunkAndItsRunningStatisticsAsTheyWere() {
    for (Architecture network : List.of(Architecture.RESNET18, Architecture.SQUEEZENET1_1)) {
      Recipe recipe = frozen("epochs: 2", "learningRate: 0.003");
      Training.Outcome outcome =
          run(of(network, recipe, AugmentMode.FLY, Optional.empty(), 3), Progress.SILENT);
      try (TrainedModel model = outcome.model();
          Network start = network.create(2, 3)) {
        assertThat(changed(Weights.snapshot(start), model.network()))
            .containsExactlyInAnyOrder(start.headPrefix() + "weight", start.headPrefix() + "bias");
      }
    }
  }

  @Test
  void answersFromItsFileAsInMemoryAndAsTheLogSays() {
    Recipe recipe = frozen("epochs: 5", "keep: best", "learningRate: 0.003");
    Training.Outcome outcome =
        run(of(Architecture.RESNET18, recipe, AugmentMode.NONE, 1), Progress.SILENT);
    outcome.save(folder);
    List<Item> validation = checked;
    try (TrainedModel memory = outcome.model();
        TrainedModel file = TrainedModel.load(folder)) {
      List<Grey> framed =
          validation.stream().map(item -> file.frame(item.small()).pixels()).toList();
      List<double[]> scored = file.probabilities(framed);
      assertThat(scored).usingRecursiveComparison().isEqualTo(memory.probabilities(framed));
      double loss = 0;
      for (int i = 0; i < scored.size(); i++) {
        int label = file.card().classes().indexOf(validation.get(i).label());
        loss -= Math.log(scored.get(i)[label]) / scored.size();
      }
      EpochLog kept = outcome.fitted().log().get(outcome.fitted().keptEpoch() - 1);
      assertThat(loss).isCloseTo(kept.validationLoss().orElseThrow(), within(1e-4));
    }
    assertThat(outcome.provenance().recipe().freezesTrunk()).isTrue();
  }

  @Test
  void givesTheSameWeightsBitForBitWithTheSameSeedOnly() throws IOException {
    Recipe recipe = frozen("epochs: 2");
    byte[] first = weights(of(Architecture.SQUEEZENET1_1, recipe, AugmentMode.FLY, 5), "first");
    assertThat(weights(of(Architecture.SQUEEZENET1_1, recipe, AugmentMode.FLY, 5), "second"))
        .isEqualTo(first);
    assertThat(weights(of(Architecture.SQUEEZENET1_1, recipe, AugmentMode.FLY, 6), "third"))
        .isNotEqualTo(first);
  }

  @Test
  void showsTheTrunkEveryViewOfEveryTrainingPictureAndEveryValidationPictureOnce() {
    List<Long> totals = new ArrayList<>();
    Progress counts =
        (task, done, total, detail) -> {
          if (task.equals("frozen trunk") && done == total) {
            totals.add(total);
          }
        };
    Recipe recipe = frozen("epochs: 3").withFrozenViews(3);
    int learn = learned.size();
    int check = checked.size();
    run(of(Architecture.SQUEEZENET1_1, recipe, AugmentMode.FLY, 1), counts).model().close();
    run(of(Architecture.SQUEEZENET1_1, recipe, AugmentMode.NONE, 1), counts).model().close();
    assertThat(totals).containsExactly(3L * learn + check, (long) learn + check);
  }

  @Test
  void keepsWhatIsFinishedWhenInterrupted() {
    Training training = of(Architecture.SQUEEZENET1_1, frozen("epochs: 50"), AugmentMode.NONE, 1);
    Training.Outcome early = run(training, interruptsAt("frozen trunk", 1));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(early.fitted()).isEqualTo(new Fit.Fitted(List.of(), 0, true));
    early.model().close();
    Training.Outcome late = run(training, interruptsAt("training", 2));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(late.fitted().log()).hasSize(2);
    assertThat(late.fitted().interrupted()).isTrue();
    late.model().close();
  }

  @Test
  void learnsWithoutAnAuxiliaryHeadWhereThereIsOne() {
    Recipe recipe = frozen("epochs: 2", "inputPx: 299");
    List<Sample> few =
        List.of(
            new Sample(learned.get(0).kept(), List.of(0)),
            new Sample(learned.get(1).kept(), List.of(1)));
    try (Network network = Architecture.INCEPTION_V3.create(2, 2)) {
      Map<String, Numbers> before = Weights.snapshot(network);
      new Fit(network, recipe, false, 2, false, 2)
          .fit(few, 2, List.of(), line -> {}, Progress.SILENT);
      assertThat(changed(before, network)).containsExactly("fc.weight", "fc.bias");
    }
  }

  @Test
  void refusesFeaturesThatTheMachineCannotKeep() {
    assertThatThrownBy(() -> Features.room(10, new long[] {1, 512, 13, 13}, Integer.MAX_VALUE))
        .hasMessageContaining("set frozenViews lower")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.RESOURCE);
  }

  private static Progress interruptsAt(String at, long step) {
    return (task, done, total, detail) -> {
      if (task.equals(at) && (done == step || at.equals("frozen trunk"))) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private static List<String> changed(Map<String, Numbers> before, Network now) {
    Map<String, Numbers> after = Weights.snapshot(now);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    return after.keySet().stream()
        .filter(name -> !Arrays.equals(values(before, name), values(after, name)))
        .toList();
  }

  private static float[] values(Map<String, Numbers> snapshot, String name) {
    return Optional.ofNullable(snapshot.get(name)).orElseThrow().values();
  }

  private static Recipe frozen(String... changes) {
    return Sets.recipe(changes).withFrozenTrunk();
  }

  private static Training of(Architecture network, Recipe recipe, AugmentMode mode, long seed) {
    return of(network, recipe, mode, Optional.empty(), seed);
  }

  private static Training of(
      Architecture network, Recipe recipe, AugmentMode mode, Optional<Path> start, long seed) {
    Training like = Sets.training(recipe, mode, seed);
    return new Training(
        network, like.classes(), like.positive(), like.multiLabel(), mode, recipe, start, seed);
  }

  private Training.Outcome run(Training training, Progress progress) {
    return training.run(learned, checked, folder, progress);
  }

  private byte[] weights(Training training, String name) throws IOException {
    Training.Outcome outcome = run(training, Progress.SILENT);
    outcome.save(folder.resolve(name));
    outcome.model().close();
    return Files.readAllBytes(folder.resolve(name).resolve("weights.safetensors"));
  }
}
