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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trained model taken along as one file, and used from there. */
class ExportTest {
  private static Trained trained;
  private static Path hips = Path.of("");
  private static Path run = Path.of("");
  private static Path bundle = Path.of("");
  private static Path onnx = Path.of("");

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void trainsAndExportsOneModel(@TempDir Path root) {
    Engine.useThreads(1);
    trained = Trained.in(root);
    hips = trained.hips();
    run = trained.run();
    bundle = root.resolve("Käthe's.zip");
    onnx = root.resolve("Käthe's.onnx");
    export("bundle", bundle);
    export("onnx", onnx, "--heatmaps");
  }

  @Test
  void writesABundleThatVerifyFindsIntact() throws IOException {
    Console verified = Console.luxate("verify", bundle);
    assertThat(verified.exitCode()).isZero();
    assertThat(verified.last()).isEqualTo(bundle + " is intact");
    assertThat(verified.out())
        .contains(
            "MODEL_CARD.md", "calibration.json", "the file itself: SHA-256 " + Sha256.of(bundle));
    assertThat(json(Console.luxate("verify", bundle, "--json").out()).get("problems")).isEmpty();
    Path again = folder.resolve("again.zip");
    Console copied = Console.luxate("export", bundle, "--format", "bundle", "--out", again);
    assertThat(copied.exitCode()).isZero();
    assertThat(again).hasSameBinaryContentAs(bundle);
  }

  @Test
  void tellsAPersonWhatTheModelIs() throws IOException {
    Path unpacked = folder.resolve("MODEL_CARD.md");
    try (var zip = new ZipFile(bundle.toFile());
        var in = zip.getInputStream(zip.getEntry("MODEL_CARD.md"))) {
      Files.copy(in, unpacked);
    }
    JsonNode provenance = json(Documents.readText(run.resolve("provenance.json")));
    assertThat(Documents.readText(unpacked))
        .contains(
            "# squeezenet1_1: dislocated or located",
            "Not a certified medical device",
            "It learned from simulated radiographs.",
            provenance.get("dataHash").asText(),
            Sha256.of(run.resolve("weights.safetensors")),
            "No calibration was fitted",
            "squeezenet1_1-start.safetensors (SHA-256 ",
            "Measured on validation images: AUROC ")
        .doesNotContain(run.toString(), hips.toString());
  }

  @Test
  void neverWritesOverTheRunItReads() {
    Path card = run.resolve("model.json");
    String before = Documents.readText(card);
    Console exported = Console.luxate("export", run, "--format", "onnx", "--out", card, "--force");
    assertThat(exported.exitCode()).isEqualTo(2);
    assertThat(exported.err()).contains("is a part of " + run + " itself; give another --out");
    assertThat(card).hasContent(before);
    assertThat(
            Console.luxate("export", bundle, "--format", "onnx", "--out", bundle, "--force").err())
        .contains("is a part of " + bundle + " itself");
  }

  @Test
  void exportsTheWeightsAsTheyAre() {
    Path weights = folder.resolve("hips.safetensors");
    Console exported =
        Console.luxate("export", bundle, "--format", "safetensors", "--out", weights);
    assertThat(exported.exitCode()).isZero();
    assertThat(exported.last()).startsWith("safetensors of squeezenet1_1 in " + weights);
    assertThat(weights).hasSameBinaryContentAs(run.resolve("weights.safetensors"));
  }

  @Test
  void predictsTheSameFromRunBundleAndOnnx() throws IOException {
    JsonNode images = predict(run);
    assertThat(images).hasSize(28);
    for (Path model : List.of(bundle, onnx)) {
      JsonNode same = predict(model);
      for (int i = 0; i < images.size(); i++) {
        double expected = images.get(i).get("probability").asDouble();
        double tolerance = Engine.hasBf16Units() && model.equals(onnx) ? 0.02 : 1e-4;
        assertThat(same.get(i).get("path")).isEqualTo(images.get(i).get("path"));
        assertThat(same.get(i).get("probability").asDouble())
            .isCloseTo(expected, within(tolerance));
        assertThat(same.get(i).get("warnings").toString()).contains("simulated");
      }
    }
  }

  @Test
  void evaluatesAnOnnxExportAndSaysWhatAnswered() throws IOException {
    Path out = folder.resolve("onnx");
    Console all = Console.luxate("evaluate", onnx, hips, "--split", "all", "--out", out);
    assertThat(all.exitCode()).isZero();
    assertThat(all.err())
        .contains("Käthe's.onnx does not tell which images it was trained on; make sure");
    JsonNode provenance = json(Documents.readText(out.resolve("provenance.json")));
    assertThat(provenance.get("engine").asText()).startsWith("onnxruntime 1.");
    assertThat(provenance.get("precision").asText()).isEqualTo("float32");
    assertThat(provenance.get("weightsSha256").asText()).isEqualTo(Sha256.of(onnx));
    Path same = folder.resolve("run");
    Console.luxate("evaluate", run, hips, "--split", "all", "--out", same);
    double auroc = json(Documents.readText(same.resolve("metrics.json"))).get("auroc").asDouble();
    assertThat(json(Documents.readText(out.resolve("metrics.json"))).get("auroc").asDouble())
        .isCloseTo(auroc, within(Engine.hasBf16Units() ? 0.1 : 1e-9));
  }

  @Test
  void explainsAnOnnxExportThatHasHeatmaps() throws IOException {
    Path picture = hips.resolve(first());
    JsonNode shown = explain(onnx, picture);
    JsonNode expected = explain(run, picture);
    assertThat(shown.get("hottest")).isEqualTo(expected.get("hottest"));
    Path plain = folder.resolve("plain.onnx");
    export("onnx", plain);
    Console none = Console.luxate("explain", plain, picture, "--out", folder.resolve("none"));
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("plain.onnx holds no heatmaps; give the run or a bundle of it");
    Path out = folder.resolve("gradients");
    Console gradients =
        Console.luxate("explain", onnx, picture, "--method", "layer-cam", "--out", out);
    assertThat(gradients.exitCode()).isEqualTo(2);
    assertThat(gradients.err())
        .contains("the method layer-cam asks", "give the run or a bundle of it");
    assertThat(out).doesNotExist();
  }

  @Test
  void answersWithoutLuxateAsTheExampleShows() throws IOException, InterruptedException {
    List<Path> pictures = new ArrayList<>();
    int[][] sizes = {{300, 200}, {90, 301}, {64, 64}};
    for (int[] size : sizes) {
      Path picture = folder.resolve(size[0] + ".png");
      Files.write(picture, Pictures.encode(Pictures.rgb(size[0], size[1], size[1]), "png"));
      pictures.add(picture);
    }
    Path example =
        Stream.of("examples", "../examples")
            .map(Path::of)
            .filter(Files::exists)
            .findFirst()
            .orElseThrow()
            .resolve("OnnxPredict.java");
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                example.toString(),
                onnx.toString()));
    pictures.forEach(picture -> command.add(picture.toString()));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process java =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(java.waitFor()).as(Documents.readText(err)).isZero();
    List<String> lines = Documents.readText(out).lines().toList();
    assertThat(lines.get(0)).contains("Not a certified medical device");
    for (int i = 0; i < pictures.size(); i++) {
      JsonNode answer =
          json(Console.luxate("predict", onnx, pictures.get(i), "--json").out())
              .get("images")
              .get(0);
      String[] words =
          lines.get(i + 1).substring(pictures.get(i).toString().length() + 1).split(" ", -1);
      assertThat(Double.parseDouble(words[0]))
          .isCloseTo(answer.get("probability").asDouble(), within(1e-4));
    }
  }

  @Test
  void goesOnTrainingFromABundle() throws IOException {
    Path on = folder.resolve("on");
    Console trained = train(on, "--weights", bundle);
    assertThat(trained.err()).contains("weights: 52 tensors matched, 0 missing");
    JsonNode provenance = json(Documents.readText(on.resolve("provenance.json")));
    assertThat(provenance.get("startWeights").asText()).isEqualTo("Käthe's.zip");
    assertThat(provenance.get("startWeightsSha256").asText()).isEqualTo(Sha256.of(bundle));
  }

  @Test
  void refusesAnAlteredBundleEverywhere() throws IOException {
    Path altered = folder.resolve("altered.zip");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[bytes.length / 2] ^= 1;
    Files.write(altered, bytes);
    Console verified = Console.luxate("verify", altered);
    assertThat(verified.exitCode()).isEqualTo(3);
    assertThat(verified.out()).contains("!!   weights.safetensors: its SHA-256 is not");
    for (Console refused :
        List.of(
            Console.luxate("predict", altered, hips),
            Console.luxate("explain", altered, hips, "--out", folder.resolve("x")),
            Console.luxate("evaluate", altered, hips, "--out", folder.resolve("x")),
            Console.luxate("export", altered, "--format", "onnx", "--out", folder.resolve("x")),
            train(folder.resolve("x"), "--weights", altered))) {
      assertThat(refused.exitCode()).isEqualTo(3);
      assertThat(refused.err())
          .contains("altered.zip is no intact bundle: weights.safetensors: its SHA-256");
    }
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void replacesAFileOnlyWhenAsked() throws IOException {
    Path out = Files.writeString(folder.resolve("mine.onnx"), "mine");
    Console refused = Console.luxate("export", run, "--format", "onnx", "--out", out);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("mine.onnx stands there already; give another --out, or");
    assertThat(out).hasContent("mine");
    assertThat(export("onnx", out, "--force").exitCode()).isZero();
    assertThat(Files.size(out)).isGreaterThan(1_000_000);
    assertThat(folder.toFile().list()).containsExactly("mine.onnx");
  }

  @Test
  void takesTheChosenModelOfAStudyWithOneTask() {
    Path study = folder.resolve("study");
    Documents.write(study.resolve("choice.json"), choice("hip"));
    copy(study.resolve("models/hip"));
    Console one =
        Console.luxate("export", study, "--format", "onnx", "--out", folder.resolve("hip.onnx"));
    assertThat(one.exitCode()).isZero();
    Documents.write(study.resolve("choice.json"), choice("hip", "elbow"));
    Console two =
        Console.luxate("export", study, "--format", "onnx", "--out", folder.resolve("two.onnx"));
    assertThat(two.exitCode()).isEqualTo(2);
    assertThat(two.err())
        .contains("is a study of 2 tasks; give one of the models it chose: ", "models/elbow");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "export RUN --format onxx --out OUT | 2 | choose safetensors, onnx or bundle",
        "export RUN --format bundle --heatmaps --out OUT | 2 | --heatmaps is for --format onnx",
        "export RUN --format onnx --out HIPS | 2 | is a folder; give a file with --out",
        "export HIPS --format onnx --out OUT | 2 | holds no model",
        "export ONNX --format onnx --out OUT | 2 | is an ONNX export already",
        "export NONE --format onnx --out OUT | 2 | does not exist; give the --out folder",
        "verify NONE | 2 | does not exist",
        "verify HIPS | 2 | is a folder",
        "predict DAMAGED HIPS | 3 | damaged.onnx is no usable ONNX file",
        "train HIPS --positive dislocated --arch resnet18 --weights BUNDLE --out OUT | 3 | does not fit"
      })
  void answersWithAClearWordAndItsCode(String line, int exitCode, String words) throws IOException {
    Path damaged = folder.resolve("damaged.onnx");
    Files.write(damaged, Arrays.copyOf(Files.readAllBytes(onnx), 2_000_000));
    Map<String, Path> paths =
        Map.of(
            "RUN", run,
            "HIPS", hips,
            "ONNX", onnx,
            "BUNDLE", bundle,
            "DAMAGED", damaged,
            "NONE", folder.resolve("none"),
            "OUT", folder.resolve("out"));
    Object[] arguments =
        Arrays.stream(line.split(" "))
            .map(word -> paths.containsKey(word) ? paths.get(word).toString() : word)
            .toArray();
    Console answer = Console.luxate(arguments);
    assertThat(answer.err()).startsWith("luxate: ").contains(words);
    assertThat(answer.err()).doesNotContain("\tat ", "internal fault");
    assertThat(answer.exitCode()).isEqualTo(exitCode);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void saysWhenAFileIsNoBundle() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
    Console verified = Console.luxate("verify", text);
    assertThat(verified.exitCode()).isEqualTo(3);
    assertThat(verified.out()).contains("it cannot be read as a zip");
  }

  private static Console export(String format, Path out, Object... more) {
    List<Object> words = new ArrayList<>(List.of("export", run, "--format", format, "--out", out));
    words.addAll(List.of(more));
    return Console.luxate(words.toArray());
  }

  private static Console train(Path out, Object... more) {
    return trained.learn("train", hips, "dislocated", out, more);
  }

  private static JsonNode predict(Path model) throws IOException {
    Console console = Console.luxate("predict", model, hips.resolve("images"), "--json");
    return json(console.out()).get("images");
  }

  private JsonNode explain(Path model, Path picture) throws IOException {
    Path out = folder.resolve("explained " + model.getFileName());
    Console console = Console.luxate("explain", model, picture, "--json", "--out", out);
    return json(console.out()).get(0);
  }

  private static String choice(String... tasks) {
    StringBuilder chosen = new StringBuilder();
    for (String task : tasks) {
      chosen
          .append(chosen.isEmpty() ? "" : ",")
          .append("{\"task\":\"" + task + "\",\"network\":\"squeezenet1_1\",")
          .append("\"augmentation\":\"fly\",\"model\":\"models/" + task + "\",")
          .append("\"internalAuroc\":0.9,\"threshold\":0.5,\"thresholdFrom\":\"x\",")
          .append("\"reason\":\"y\"}");
    }
    return "{\"key\":\"k\",\"tasks\":[" + chosen + "]}";
  }

  private static void copy(Path to) {
    for (String name : List.of("model.json", "weights.safetensors", "provenance.json")) {
      Path file = run.resolve(name);
      Documents.write(to.resolve(name), out -> Files.copy(file, out));
    }
  }

  private static String first() {
    return Documents.readText(hips.resolve("images.csv"))
        .lines()
        .skip(1)
        .findFirst()
        .orElseThrow()
        .split(",", -1)[0];
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
