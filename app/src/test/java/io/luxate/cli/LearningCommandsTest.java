package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.Documents;
import io.luxate.Sha256;
import io.luxate.image.Pictures;
import io.luxate.model.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningCommandsTest {
  private static final String LINE =
      "AUROC \\d\\.\\d{3} \\(95% CI \\d\\.\\d{3}-\\d\\.\\d{3}, [^)]+\\) n=\\d+ positives=\\d+";

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
    JsonNode truth = json(Documents.readText(hips.resolve("truth.json")));
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
    assertThat(json(json.out()).get("images").asInt()).isEqualTo(2);
  }

  @Test
  void leavesWhatARunPromises() throws IOException {
    Path run = trained.run();
    Console train = trained.train();
    assertThat(train.err()).doesNotContain("fault");
    assertThat(train.exitCode()).isZero();
    assertThat(train.out())
        .contains("trained on", ", 1 epoch, ", "validation AUROC", "model in " + run);
    assertThat(names(run))
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
    JsonNode provenance = json(Documents.readText(run.resolve("provenance.json")));
    assertThat(provenance.get("dataHash").asText()).hasSize(64);
    assertThat(provenance.get("recipe").get("name").asText()).isEqualTo("default");
    assertThat(provenance.get("seed").asLong()).isEqualTo(20220429);
  }

  @Test
  void learnsTheSameWhateverTheTestPartHolds() throws IOException {
    List<Path> models = new ArrayList<>();
    for (String tested : List.of("hips", "noise")) {
      Path set = folder.resolve("tested on " + tested);
      List<String> rows = rows(trained.hips().resolve("images.csv")).toList();
      for (int i = 0; i < rows.size(); i++) {
        String side = List.of("test", "val", "train", "train").get(i / 2 % 4);
        String label = rows.get(i).split(",", -1)[1];
        Path to = Files.createDirectories(set.resolve(side).resolve(label)).resolve(i + ".png");
        if (side.equals("test") && tested.equals("noise")) {
          Files.write(to, Pictures.encode(Pictures.rgb(64, 64, i), "png"));
        } else {
          Files.copy(trained.hips().resolve(path(rows.get(i))), to);
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
    assertThat(rows(models.get(0).resolve("predictions.csv"))).allMatch(r -> r.contains(",val,"));
  }

  @Test
  void evaluatesOwnDataOnTheTestPartItHeldOut() throws IOException {
    Path run = trained.run();
    Path hips = trained.hips();
    Path out = folder.resolve("evaluation");
    Console test = Console.luxate("evaluate", run, hips, "--out", out);
    assertThat(test.err()).isEmpty();
    assertThat(test.last()).matches(LINE);
    assertThat(names(out)).contains("predictions.csv", "metrics.json", "roc.json", "excluded.csv");
    JsonNode provenance = json(Documents.readText(out.resolve("provenance.json")));
    assertThat(provenance.get("model").asText()).isEqualTo("a run of Käthe");
    assertThat(provenance.get("split").asText()).isEqualTo("test");
    assertThat(provenance.get("weightsSha256").asText()).hasSize(64);
    Set<String> held =
        rows(run.resolve("splits.csv"))
            .filter(r -> r.contains(",test,"))
            .map(LearningCommandsTest::path)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> scored =
        rows(out.resolve("predictions.csv"))
            .map(LearningCommandsTest::path)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(scored).isEqualTo(held).isNotEmpty();
    Console all =
        Console.luxate("evaluate", run, hips, "--split", "all", "--json", "--out", out + "-all");
    assertThat(json(all.out()).get("n").asInt()).isEqualTo(28);
    assertThat(all.err()).contains("the model was trained on");
  }

  @Test
  void takesNoOtherSetsImagesForItsOwnTestPart() {
    Path run = trained.run();
    Path other = folder.resolve("other hips");
    Console.luxate(
        "phantom",
        "--joint",
        "hip",
        "--n",
        28,
        "--size",
        64,
        "--seed",
        5,
        "--site",
        "hospital-a",
        "--out",
        other);
    Console test = Console.luxate("evaluate", run, other, "--out", folder.resolve("test"));
    assertThat(test.exitCode()).isEqualTo(3);
    assertThat(test.err()).contains("no images in a test split; give --split all");
    Console all =
        Console.luxate("evaluate", run, other, "--split", "all", "--out", folder.resolve("test"));
    assertThat(all.exitCode()).isZero();
    assertThat(all.err()).doesNotContain("trained on");
    assertThat(all.last()).matches(LINE).contains("n=28 positives=14");
  }

  @Test
  void crossValidatesEveryImageOnce() throws IOException {
    Path out = folder.resolve("cv");
    Console cv =
        trained.learn(
            "crossval", trained.hips(), "dislocated", out, "--folds", 2, "--augment", "none");
    assertThat(cv.err()).isEmpty();
    assertThat(cv.last()).matches(LINE + " out-of-fold").contains("n=28 positives=14");
    assertThat(rows(out.resolve("predictions.csv")).map(LearningCommandsTest::path).distinct())
        .hasSize(28);
    assertThat(names(out)).contains("metrics.json", "splits.csv", "recipe.yaml");
    JsonNode provenance = json(Documents.readText(out.resolve("provenance.json")));
    assertThat(provenance.get("folds").asInt()).isEqualTo(2);
    assertThat(provenance.get("threads").asInt()).isEqualTo(1);
  }

  @Test
  void startsFromTheWeightsThatComeAlong() throws IOException {
    Path out = folder.resolve("cv from shipped");
    Console cv =
        trained.learn(
            "crossval", trained.hips(), "dislocated", out, "--folds", 2, "--weights", "shipped");
    assertThat(cv.exitCode()).isZero();
    JsonNode provenance = json(Documents.readText(out.resolve("provenance.json")));
    assertThat(provenance.get("startWeights").asText())
        .isEqualTo("squeezenet1_1-start.safetensors");
    assertThat(provenance.get("startWeightsSha256").asText())
        .isEqualTo(Sha256.of(out.resolve("squeezenet1_1-start.safetensors")));
    Path model = folder.resolve("from shipped");
    Console train = trained.learn("train", trained.hips(), "dislocated", model);
    assertThat(train.err()).contains("50 tensors matched").contains("2 missing");
    assertThat(json(Documents.readText(model.resolve("provenance.json"))).get("startWeightsSha256"))
        .isEqualTo(provenance.get("startWeightsSha256"));
    Console resnet = refused("resnet18", "shipped");
    assertThat(resnet.exitCode()).isEqualTo(2);
    assertThat(resnet.err()).contains("no weights are shipped for resnet18");
  }

  @Test
  void startsFromNothingWhenAsked() throws IOException {
    Path model = folder.resolve("from scratch");
    Console train =
        trained.learn("train", trained.hips(), "dislocated", model, "--weights", "scratch");
    assertThat(train.err()).doesNotContain("tensors matched");
    assertThat(json(Documents.readText(model.resolve("provenance.json"))).has("startWeights"))
        .isFalse();
  }

  @Test
  void refusesWeightsOfAnotherNetworkBeforeItWritesAnything() {
    Console misfit = refused("mobilenet_v2", trained.run().resolve("weights.safetensors"));
    assertThat(misfit.exitCode()).isEqualTo(3);
    assertThat(misfit.err()).contains("does not fit this network's backbone");
  }

  @Test
  void measuresEachOfThreeClassesAgainstTheRest() throws IOException {
    Path three = folder.resolve("three");
    Pictures.threeClasses(three);
    Path model = folder.resolve("model");
    assertThat(trained.learn("train", three, "posterior", model).exitCode()).isZero();
    Path scores = folder.resolve("scores");
    Console evaluated = Console.luxate("evaluate", model, three, "--out", scores);
    assertThat(evaluated.last()).contains("n=9 positives=3");
    Path cv = folder.resolve("cv");
    Console folds = trained.learn("crossval", three, "posterior", cv, "--folds", 2);
    assertThat(folds.last()).contains("n=30 positives=10").endsWith("out-of-fold");
    for (Path out : List.of(scores, cv)) {
      JsonNode metrics = json(Documents.readText(out.resolve("metrics.json")));
      double sum = 0;
      for (JsonNode one : metrics.get("classes")) {
        sum += one.get("auroc").asDouble();
      }
      assertThat(metrics.get("classes")).hasSize(3);
      assertThat(metrics.get("macro_auroc").asDouble()).isCloseTo(sum / 3, within(1e-9));
      assertThat(metrics.get("macro_auroc_ci")).hasSize(2);
    }
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

  private static String path(String row) {
    return row.substring(0, row.indexOf(','));
  }

  private static Stream<String> rows(Path csv) {
    return Documents.readText(csv).lines().skip(1);
  }

  private static Set<String> names(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
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

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
