package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.Documents;
import io.luxate.Sha256;
import io.luxate.image.Pictures;
import io.luxate.model.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code phantom} and {@code train} leave, and what a training starts from. */
class LearningCommandsTest {
  private static Trained trained;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void trainsOneModel(@TempDir Path root) {
    Engine.useThreads(1);
    trained = Trained.in(root);
  }

  @Test
  void simulatesASetWithItsManifestAndTruth() throws IOException {
    Path hips = trained.hips();
    assertThat(trained.phantom().exitCode()).isZero();
    assertThat(Documents.readText(hips.resolve("images.csv")).lines()).hasSize(29);
    JsonNode truth = Json.in(hips.resolve("truth.json"));
    assertThat(truth.get("images")).hasSize(28);
    Console json =
        Console.luxate(
            "phantom",
            "--joint",
            "elbow",
            "--n",
            2,
            "--size",
            64,
            "--json",
            "--out",
            folder.resolve("elbows"));
    assertThat(Json.of(json).get("images").asInt()).isEqualTo(2);
  }

  @Test
  void leavesWhatARunPromises() throws IOException {
    Path run = trained.run();
    Console train = trained.train();
    assertThat(train.err()).doesNotContain("fault");
    assertThat(train.exitCode()).isZero();
    assertThat(train.out())
        .contains("trained on", ", 1 epoch, ", "validation AUROC", "model in " + run);
    assertThat(run.toFile().list())
        .contains(
            "model.json",
            "weights.safetensors",
            "log.csv",
            "provenance.json",
            "splits.csv",
            "excluded.csv",
            "leaks.csv",
            "fingerprint.json",
            "predictions.csv",
            "metrics.json");
    JsonNode provenance = Json.in(run.resolve("provenance.json"));
    assertThat(provenance.get("dataHash").asText()).hasSize(64);
    assertThat(provenance.get("recipe").get("name").asText()).isEqualTo("default");
    assertThat(provenance.get("seed").asLong()).isEqualTo(20220429);
  }

  @Test
  void learnsTheSameWhateverTheTestPartHolds() throws IOException {
    List<Path> models = new ArrayList<>();
    for (String tested : List.of("hips", "noise")) {
      Path set = folder.resolve("tested on " + tested);
      List<String> rows = Rows.in(trained.hips().resolve("images.csv")).toList();
      for (int i = 0; i < rows.size(); i++) {
        String side = List.of("test", "val", "train", "train").get(i / 2 % 4);
        String label = rows.get(i).split(",", -1)[1];
        Path to = Files.createDirectories(set.resolve(side).resolve(label)).resolve(i + ".png");
        if (side.equals("test") && tested.equals("noise")) {
          Files.write(to, Pictures.encode(Pictures.rgb(64, 64, i), "png"));
        } else {
          Files.copy(trained.hips().resolve(Rows.path(rows.get(i))), to);
        }
      }
      models.add(folder.resolve("learned beside " + tested));
      Console train = trained.learn("train", set, "dislocated", models.get(models.size() - 1));
      assertThat(train.exitCode()).isZero();
    }
    for (String file : List.of("weights.safetensors", "model.json", "predictions.csv")) {
      assertThat(models.get(0).resolve(file)).hasSameBinaryContentAs(models.get(1).resolve(file));
    }
    assertThat(models.get(0).resolve("splits.csv")).content().contains(",test,");
    assertThat(Rows.in(models.get(0).resolve("predictions.csv")))
        .allMatch(r -> r.contains(",val,"));
  }

  @Test
  void startsFromTheWeightsThatComeAlong() throws IOException {
    Path out = folder.resolve("cv from shipped");
    Console cv =
        trained.learn(
            "crossval", trained.hips(), "dislocated", out, "--folds", 2, "--weights", "shipped");
    assertThat(cv.exitCode()).isZero();
    JsonNode provenance = Json.in(out.resolve("provenance.json"));
    assertThat(provenance.get("startWeights").asText())
        .isEqualTo("squeezenet1_1-start.safetensors");
    assertThat(provenance.get("startWeightsSha256").asText())
        .isEqualTo(Sha256.of(out.resolve("squeezenet1_1-start.safetensors")));
    Path model = folder.resolve("from shipped");
    Console train = trained.learn("train", trained.hips(), "dislocated", model);
    assertThat(train.err()).contains("50 tensors matched").contains("2 missing");
    assertThat(Json.in(model.resolve("provenance.json")).get("startWeightsSha256"))
        .isEqualTo(provenance.get("startWeightsSha256"));
    Console resnet = refused("resnet18", "shipped");
    assertThat(resnet.exitCode()).isEqualTo(2);
    assertThat(resnet.err()).contains("no weights are shipped for resnet18");
  }

  @Test
  void trainsTheHeadOnlyWhenAsked() throws IOException {
    Path model = folder.resolve("frozen");
    Console train =
        trained.learn("train", trained.hips(), "dislocated", model, "--freeze-trunk", "--views", 2);
    assertThat(train.exitCode()).isZero();
    JsonNode recipe = Json.in(model.resolve("provenance.json")).get("recipe");
    assertThat(recipe.get("learns").asText()).isEqualToIgnoringCase("head");
    assertThat(recipe.get("frozenViews").asInt()).isEqualTo(2);
  }

  @Test
  void startsFromNothingWhenAsked() throws IOException {
    Path model = folder.resolve("from scratch");
    Console train =
        trained.learn("train", trained.hips(), "dislocated", model, "--weights", "scratch");
    assertThat(train.err()).doesNotContain("tensors matched");
    assertThat(Json.in(model.resolve("provenance.json")).has("startWeights")).isFalse();
  }

  @Test
  void refusesWeightsOfAnotherNetworkBeforeItWritesAnything() {
    Console misfit = refused("mobilenet_v2", trained.run().resolve("weights.safetensors"));
    assertThat(misfit.exitCode()).isEqualTo(3);
    assertThat(misfit.err()).contains("does not fit this network's backbone");
  }

  @Test
  void refusesAFolderThatHoldsARunAndLosesNothing() throws IOException {
    Path run = trained.run();
    List<String> before = files(run);
    Console again = trained.learn("train", trained.hips(), "dislocated", run);
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains(run + " already holds files; give another --out");
    assertThat(files(run)).isEqualTo(before);
  }

  /** A training from other weights that leaves nothing behind. */
  private Console refused(String architecture, Object weights) {
    Path none = folder.resolve("none");
    List<Object> words = new ArrayList<>(List.of("train", trained.hips(), "--out", none));
    words.addAll(List.of("--positive", "dislocated", "--arch", architecture, "--weights", weights));
    Console answer = Console.luxate(words.toArray());
    assertThat(none).doesNotExist();
    return answer;
  }

  private static List<String> files(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .map(
              file ->
                  file.getFileName()
                      + " "
                      + file.toFile().length()
                      + " "
                      + file.toFile().lastModified())
          .toList();
    }
  }
}
