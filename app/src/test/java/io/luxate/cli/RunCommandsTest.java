package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.Documents;
import io.luxate.Sha256;
import io.luxate.image.Pictures;
import io.luxate.model.Engine;
import io.luxate.train.Recipes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandsTest {
  private static final String LINE =
      "AUROC \\d\\.\\d{3} \\(95% CI \\d\\.\\d{3}-\\d\\.\\d{3}, [^)]+\\) n=\\d+ positives=\\d+";

  private static Path hips = Path.of("");
  private static Path run = Path.of("");
  private static Path recipe = Path.of("");
  private static Console phantom = new Console(-1, "", "");
  private static Console trained = new Console(-1, "", "");

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void trainsOneModel(@TempDir Path root) {
    Engine.useThreads(1);
    hips = root.resolve("hips");
    run = root.resolve("a run of Käthe");
    recipe = root.resolve("recipe.yaml");
    Documents.write(recipe, Recipes.text("epochs: 1"));
    phantom =
        Console.luxate(
            "phantom", "--joint", "hip", "--n", 28, "--size", 64, "--seed", 4, "--out", hips);
    trained =
        Console.luxate(
            "train",
            hips,
            "--positive",
            "dislocated",
            "--arch",
            "squeezenet1_1",
            "--recipe",
            recipe,
            "--out",
            run);
  }

  @Test
  void simulatesASetWithItsManifestAndTruth() throws IOException {
    assertThat(phantom.exitCode()).isZero();
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
    assertThat(trained.err()).doesNotContain("fault");
    assertThat(trained.exitCode()).isZero();
    assertThat(trained.out()).contains("trained on", "validation AUROC", "model in " + run);
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
  void evaluatesOwnDataOnTheTestPartItHeldOut() throws IOException {
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
            .map(this::path)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> scored =
        rows(out.resolve("predictions.csv"))
            .map(this::path)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(scored).isEqualTo(held).isNotEmpty();
    Console all =
        Console.luxate("evaluate", run, hips, "--split", "all", "--json", "--out", out + "-all");
    assertThat(json(all.out()).get("n").asInt()).isEqualTo(28);
    assertThat(all.err()).contains("the model was trained on");
  }

  @Test
  void takesNoOtherSetsImagesForItsOwnTestPart() {
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
        Console.luxate(
            "crossval",
            hips,
            "--positive",
            "dislocated",
            "--arch",
            "squeezenet1_1",
            "--recipe",
            recipe,
            "--folds",
            2,
            "--augment",
            "none",
            "--out",
            out);
    assertThat(cv.err()).isEmpty();
    assertThat(cv.last()).matches(LINE + " out-of-fold").contains("n=28 positives=14");
    assertThat(rows(out.resolve("predictions.csv")).map(this::path).distinct()).hasSize(28);
    assertThat(names(out)).contains("metrics.json", "splits.csv", "recipe.yaml");
    JsonNode provenance = json(Documents.readText(out.resolve("provenance.json")));
    assertThat(provenance.get("folds").asInt()).isEqualTo(2);
    assertThat(provenance.get("threads").asInt()).isEqualTo(1);
  }

  @Test
  void startsFromTheWeightsThatComeAlong() throws IOException {
    Path out = folder.resolve("cv from shipped");
    Console cv = learn("crossval", hips, "dislocated", out, "--folds", 2, "--weights", "shipped");
    assertThat(cv.exitCode()).isZero();
    JsonNode provenance = json(Documents.readText(out.resolve("provenance.json")));
    assertThat(provenance.get("startWeights").asText())
        .isEqualTo("squeezenet1_1-start.safetensors");
    assertThat(provenance.get("startWeightsSha256").asText())
        .isEqualTo(Sha256.of(out.resolve("squeezenet1_1-start.safetensors")));
    Path model = folder.resolve("from shipped");
    Console train = learn("train", hips, "dislocated", model, "--weights", "shipped");
    assertThat(train.err()).contains("50 tensors matched").contains("2 of another shape");
    assertThat(json(Documents.readText(model.resolve("provenance.json"))).get("startWeightsSha256"))
        .isEqualTo(provenance.get("startWeightsSha256"));
    Path none = folder.resolve("none");
    Console resnet =
        Console.luxate(
            "train",
            hips,
            "--positive",
            "dislocated",
            "--arch",
            "resnet18",
            "--weights",
            "shipped",
            "--out",
            none);
    assertThat(resnet.exitCode()).isEqualTo(2);
    assertThat(resnet.err()).contains("no weights are shipped for resnet18");
    assertThat(none).doesNotExist();
  }

  @Test
  void refusesWeightsOfAnotherNetworkBeforeItWritesAnything() {
    Path none = folder.resolve("none");
    Console misfit =
        Console.luxate(
            "train",
            hips,
            "--positive",
            "dislocated",
            "--arch",
            "mobilenet_v2",
            "--weights",
            run.resolve("weights.safetensors"),
            "--out",
            none);
    assertThat(misfit.exitCode()).isEqualTo(3);
    assertThat(misfit.err()).contains("does not fit this network's backbone");
    assertThat(none).doesNotExist();
  }

  @Test
  void measuresEachOfThreeClassesAgainstTheRest() throws IOException {
    Path three = folder.resolve("three");
    Pictures.threeClasses(three);
    Path model = folder.resolve("model");
    assertThat(learn("train", three, "posterior", model).exitCode()).isZero();
    Path scores = folder.resolve("scores");
    Console evaluated = Console.luxate("evaluate", model, three, "--out", scores);
    assertThat(evaluated.last()).contains("n=9 positives=3");
    Path cv = folder.resolve("cv");
    Console folds = learn("crossval", three, "posterior", cv, "--folds", 2);
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

  private static Console learn(String verb, Path data, String positive, Path out, Object... more) {
    List<Object> words = new ArrayList<>(List.of(verb, data, "--positive", positive));
    words.addAll(List.of("--arch", "squeezenet1_1", "--recipe", recipe, "--out", out));
    words.addAll(List.of(more));
    return Console.luxate(words.toArray());
  }

  @Test
  void predictsEachImageOfAFolderAndNamesTheBrokenOne() throws IOException {
    Path above = folder.resolve("neue Bilder");
    Path images = Files.createDirectories(above.resolve("unter"));
    Files.copy(hips.resolve(first()), images.resolve("a"));
    Files.copy(hips.resolve(first()), images.resolve("b.jpg"));
    Files.writeString(images.resolve("broken.png"), "no image");
    Console table = Console.luxate("predict", run, above);
    assertThat(table.exitCode()).isZero();
    assertThat(table.out().lines())
        .hasSize(3)
        .filteredOn(line -> !line.contains("unusable"))
        .hasSize(2)
        .allMatch(line -> line.matches("\\d\\.\\d{3} {2}(dis)?located +.*simulated.*"));
    assertThat(table.err()).contains("broken.png", "not an image").doesNotContain("\tat ");
    Console csv = Console.luxate("predict", run, images, "--csv");
    assertThat(csv.out()).startsWith("path,probability,call,warnings\n");
    assertThat(csv.out().lines())
        .hasSize(4)
        .last()
        .asString()
        .startsWith(images.resolve("broken.png") + ",,,")
        .contains("not an image");
    JsonNode answer = json(Console.luxate("predict", run, images, "--json").out());
    assertThat(answer.get("images")).hasSize(2);
    assertThat(answer.get("unusable")).hasSize(1);
    JsonNode call = answer.get("images").get(0);
    assertThat(call.get("classes").get("dislocated").asDouble())
        .isEqualTo(call.get("probability").asDouble());
    Console none = Console.luxate("predict", run, images.resolve("broken.png"));
    assertThat(none.exitCode()).isEqualTo(3);
    assertThat(Console.luxate("predict", run, folder.resolve("gone")).exitCode()).isEqualTo(2);
  }

  @Test
  void explainsWithAnOverlayAndASixteenBitMapOfTheOriginalsSize() throws IOException {
    Path image = folder.resolve("portrait image.png");
    Files.write(image, Pictures.encode(Pictures.rgb(71, 133, 1), "png"));
    Path out = folder.resolve("maps");
    Console shown = Console.luxate("explain", run, image, "--out", out);
    assertThat(shown.err()).isEmpty();
    assertThat(shown.exitCode()).isZero();
    BufferedImage map = ImageIO.read(out.resolve("0001-portrait_image.png-map.png").toFile());
    assertThat(map.getWidth()).isEqualTo(71);
    assertThat(map.getHeight()).isEqualTo(133);
    assertThat(map.getSampleModel().getSampleSize(0)).isEqualTo(16);
    BufferedImage overlay =
        ImageIO.read(out.resolve("0001-portrait_image.png-overlay.png").toFile());
    assertThat(overlay.getWidth()).isEqualTo(71);
    assertThat(overlay.getHeight()).isGreaterThan(133);
    Console again = Console.luxate("explain", run, image, "--out", out);
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("already holds");
    Console wrong =
        Console.luxate("explain", run, image, "--class", "bent", "--out", folder.resolve("m"));
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("its classes: [dislocated, located]");
  }

  @Test
  void refusesAFolderThatHoldsARunAndLosesNothing() throws IOException {
    List<String> before = hashes(run);
    Console again =
        Console.luxate(
            "train",
            hips,
            "--positive",
            "dislocated",
            "--arch",
            "squeezenet1_1",
            "--recipe",
            recipe,
            "--out",
            run);
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains(run + " already holds a run; give another --out");
    assertThat(hashes(run)).isEqualTo(before);
  }

  @Test
  void refusesLabelsTheModelDoesNotKnowAndWeightsThatAreCutShort() throws IOException {
    Path set = folder.resolve("set");
    Path bent = Files.createDirectories(set.resolve("bent"));
    Files.write(bent.resolve("1.png"), Pictures.encode(Pictures.rgb(64, 64, 1), "png"));
    Console unknown =
        Console.luxate("evaluate", run, set, "--split", "all", "--out", folder.resolve("e"));
    assertThat(unknown.exitCode()).isEqualTo(3);
    assertThat(unknown.err()).contains("the class 'bent', which the model does not know");
    Path damaged = Files.createDirectories(folder.resolve("damaged"));
    Files.copy(run.resolve("model.json"), damaged.resolve("model.json"));
    Console gone = Console.luxate("predict", damaged, set);
    assertThat(gone.exitCode()).isEqualTo(2);
    assertThat(gone.err()).contains("weights.safetensors; check the path");
    byte[] weights = Files.readAllBytes(run.resolve("weights.safetensors"));
    Files.write(damaged.resolve("weights.safetensors"), java.util.Arrays.copyOf(weights, 200_000));
    Console cut = Console.luxate("predict", damaged, set);
    assertThat(cut.exitCode()).isEqualTo(3);
    assertThat(cut.err()).contains("weights.safetensors is no usable safetensors file");
  }

  @Test
  void doctorsThisMachine() throws IOException {
    Console doctor = Console.luxate("doctor");
    assertThat(doctor.exitCode()).isIn(0, 4);
    assertThat(doctor.out()).contains("Java", "Engine", "pytorch", "Memory", "Disk", "bfloat16");
    assertThat(json(Console.luxate("doctor", "--json").out())).isNotEmpty();
  }

  private static String first() {
    return Documents.readText(hips.resolve("images.csv"))
        .lines()
        .skip(1)
        .findFirst()
        .orElseThrow()
        .split(",", -1)[0];
  }

  private String path(String row) {
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

  private static List<String> hashes(Path run) throws IOException {
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
