package io.luxate.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.dataset.Cohort;
import io.luxate.dataset.Item;
import io.luxate.dataset.Split;
import io.luxate.model.Architecture;
import io.luxate.model.Engine;
import io.luxate.model.Network;
import io.luxate.model.TrainedModel;
import io.luxate.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  private static Cohort hips = new Cohort(none(), List.of(), List.of(), false);

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void simulatesASet(@TempDir Path set) {
    Engine.useThreads(1);
    hips = Sets.hips(set, 18);
  }

  @Test
  void givesTheSameWeightsBitForBitWithTheSameSeedOnly() throws IOException {
    Recipe recipe = Sets.recipe("epochs: 1");
    byte[] first = weights(Sets.training(recipe, AugmentMode.FLY, 5), "first");
    assertThat(weights(Sets.training(recipe, AugmentMode.FLY, 5), "second")).isEqualTo(first);
    assertThat(weights(Sets.training(recipe, AugmentMode.FLY, 6), "third")).isNotEqualTo(first);
  }

  @Test
  void keepsTheBestEpochAsTheLogNamesIt() throws IOException {
    Recipe recipe = Sets.recipe("keep: best", "epochs: 6", "learningRate: 0.003");
    Training.Outcome outcome = run(Sets.training(recipe, AugmentMode.FLY, 2));
    outcome.save(folder.resolve("run"));
    List<EpochLog> log = outcome.fitted().log();
    EpochLog kept = log.get(outcome.fitted().keptEpoch() - 1);
    assertThat(log)
        .allMatch(
            line -> line.validationAuroc().orElseThrow() <= kept.validationAuroc().orElseThrow());
    try (TrainedModel model = TrainedModel.load(folder.resolve("run"))) {
      List<Item> validation = hips.on(Split.VAL);
      List<double[]> scored =
          model.probabilities(
              validation.stream().map(item -> model.frame(item.small()).pixels()).toList());
      double loss = 0;
      for (int i = 0; i < scored.size(); i++) {
        int label = model.card().classes().indexOf(validation.get(i).label());
        loss -= Math.log(scored.get(i)[label]) / scored.size();
      }
      assertThat(loss).isCloseTo(kept.validationLoss().orElseThrow(), within(1e-3));
    }
    assertThat(Documents.readText(folder.resolve("log.csv")).lines())
        .hasSize(7)
        .startsWith("epoch,learning_rate,train_loss,train_auroc,val_loss,val_auroc,seconds")
        .last()
        .asString()
        .matches("6,[0-9.e-]+,[0-9.]+,[0-9.]+,[0-9.]+,[0-9.]+,[0-9.]+");
    assertThat(outcome.provenance().keptEpoch()).isEqualTo(kept.epoch());
    assertThat(outcome.provenance().epochsDone()).isEqualTo(6);
  }

  @Test
  void stopsWhenTheValidationNoLongerImproves() {
    for (String keep : List.of("keep: best", "keep: last")) {
      Recipe recipe =
          Sets.recipe(keep, "epochs: 30", "patienceEpochs: 1", "learningRate: 0.0000001");
      Training.Outcome outcome = run(Sets.training(recipe, AugmentMode.NONE, 1));
      assertThat(outcome.fitted().log().size()).as(keep).isLessThan(30);
      outcome.model().close();
    }
  }

  @Test
  void keepsTheFinishedEpochsWhenInterruptedAndSavesThem() {
    Recipe recipe = Sets.recipe("epochs: 50");
    Progress interrupts =
        (task, done, total, detail) -> {
          if (task.equals("training") && done == 2) {
            Thread.currentThread().interrupt();
          }
        };
    Training.Outcome outcome =
        Sets.training(recipe, AugmentMode.FLY, 1)
            .run(hips.on(Split.TRAIN), hips.on(Split.VAL), folder, interrupts);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    outcome.save(folder.resolve("run"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.fitted().interrupted()).isTrue();
    assertThat(outcome.fitted().log()).hasSize(2);
    assertThat(outcome.fitted().keptEpoch()).isEqualTo(2);
    assertThat(outcome.provenance().interrupted()).isTrue();
    TrainedModel.load(folder.resolve("run")).close();
  }

  @Test
  void writesStaticCopiesOfTrainingImagesOnly() throws IOException {
    Recipe recipe = Sets.recipe("epochs: 1", "rotationStepDegrees: 120");
    Training.Outcome outcome = run(Sets.training(recipe, AugmentMode.BOTH, 1));
    List<String> copies = files(folder.resolve("static"));
    int each = 5; // as it is, turned by 120 and 240 degrees, distorted, distorted and turned
    assertThat(copies).hasSize(hips.on(Split.TRAIN).size() * each);
    assertThat(outcome.provenance().trainingPictures()).isEqualTo(copies.size());
    assertThat(hips.on(Split.TRAIN))
        .allMatch(item -> copies.stream().anyMatch(copy -> copy.contains(item.sha256())));
    assertThat(hips.on(Split.VAL))
        .isNotEmpty()
        .noneMatch(item -> copies.stream().anyMatch(copy -> copy.contains(item.sha256())));
    outcome.model().close();
  }

  @Test
  void weighsARareClassAsMuchAsTheOther() {
    List<Item> training = new ArrayList<>();
    List<Item> rare = hips.items().stream().filter(i -> i.label().equals("dislocated")).toList();
    hips.items().stream().filter(i -> i.label().equals("located")).forEach(training::add);
    training.add(rare.get(0));
    Recipe recipe = Sets.recipe("epochs: 12", "labelSmoothing: 0", "learningRate: 0.001");
    Training.Outcome outcome =
        Sets.training(recipe, AugmentMode.NONE, 1)
            .run(training, List.of(), folder, Progress.SILENT);
    try (TrainedModel model = outcome.model()) {
      double mean =
          model
              .probabilities(
                  hips.items().stream().map(i -> model.frame(i.small()).pixels()).toList())
              .stream()
              .mapToDouble(row -> row[0])
              .average()
              .orElseThrow();
      // without weights it would tend to 1 in 10, the share of the rare class
      assertThat(mean).isGreaterThan(0.2);
    }
    assertThat(outcome.fitted().log()).allMatch(line -> line.validationAuroc().isEmpty());
  }

  @Test
  void trainsAnAuxiliaryHeadToo() {
    Recipe recipe =
        Sets.recipe("epochs: 1", "inputPx: 299", "cropFromPx: 0", "warmupEpochs: 0", "batch: 2");
    List<Item> two =
        Stream.of("dislocated", "located")
            .map(c -> hips.items().stream().filter(i -> i.label().equals(c)).findFirst())
            .map(Optional::orElseThrow)
            .toList();
    Training training =
        new Training(
            Architecture.INCEPTION_V3,
            List.of("dislocated", "located"),
            Optional.of("dislocated"),
            false,
            AugmentMode.NONE,
            recipe,
            Optional.empty(),
            1);
    try (Network untrained = Architecture.INCEPTION_V3.create(2, 1);
        TrainedModel model = training.run(two, List.of(), folder, Progress.SILENT).model()) {
      for (String name : List.of("fc.weight", "AuxLogits.fc.weight", "AuxLogits.fc.bias")) {
        assertThat(numbers(model.network(), name)).as(name).isNotEqualTo(numbers(untrained, name));
      }
    }
  }

  private static float[] numbers(Network network, String name) {
    return Objects.requireNonNull(Weights.snapshot(network).get(name), name).values();
  }

  @Test
  void saysThatItDivergedInsteadOfAnsweringNumbersThatAreNone() {
    for (String epochs : List.of("epochs: 1", "epochs: 40")) {
      Recipe recipe =
          Sets.recipe(
              epochs,
              "optimiser: sgd",
              "learningRate: 10",
              "gradientNorm: 0",
              "warmupEpochs: 0",
              "schedule: constant",
              "batch: 2");
      Training training = Sets.training(recipe, AugmentMode.NONE, 1);
      try {
        Training.Outcome outcome =
            training.run(hips.on(Split.TRAIN), List.of(), folder, Progress.SILENT);
        assertThat(outcome.fitted().log()).allMatch(line -> Double.isFinite(line.trainLoss()));
        outcome.model().close();
      } catch (LuxateException e) {
        assertThat(e)
            .hasMessageContaining("training diverged")
            .hasMessageContaining("learningRate");
        assertThat(e.kind()).isEqualTo(LuxateException.Kind.USER);
      }
    }
  }

  @Test
  void refusesToTrainWithoutAnImageOfEachClass() {
    List<Item> one = hips.items().stream().filter(i -> i.label().equals("located")).toList();
    assertThatThrownBy(
            () ->
                Sets.training(Sets.recipe(), AugmentMode.NONE, 1)
                    .run(one, List.of(), folder, Progress.SILENT))
        .hasMessageContaining("no image of class 'dislocated' is left to train on")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
  }

  @Test
  void choosesByTheLossWhenTheValidationHoldsOneClassOnly() {
    List<Item> one = hips.on(Split.VAL).stream().filter(i -> i.label().equals("located")).toList();
    Training.Outcome outcome =
        Sets.training(Sets.recipe("keep: best", "epochs: 3"), AugmentMode.NONE, 1)
            .run(hips.on(Split.TRAIN), one, folder, Progress.SILENT);
    List<EpochLog> log = outcome.fitted().log();
    double kept = log.get(outcome.fitted().keptEpoch() - 1).validationLoss().orElseThrow();
    assertThat(log).allMatch(line -> line.validationLoss().orElseThrow() >= kept);
    outcome.model().close();
  }

  private Training.Outcome run(Training training) {
    return training.run(hips.on(Split.TRAIN), hips.on(Split.VAL), folder, Progress.SILENT);
  }

  private byte[] weights(Training training, String name) throws IOException {
    Training.Outcome outcome = run(training);
    outcome.save(folder.resolve(name));
    outcome.model().close();
    return Files.readAllBytes(folder.resolve(name).resolve("weights.safetensors"));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".png"))
          .toList();
    }
  }

  private static io.luxate.dataset.ImageSet none() {
    return new io.luxate.dataset.ImageSet(
        new io.luxate.dataset.Dataset(Path.of(""), List.of(), List.of()), List.of(), List.of());
  }
}
