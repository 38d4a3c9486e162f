package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

/** A trained model taken along as one file, and used from there. */
class ExportedModelTest {
  private static Trained trained;
  private static Path hips = Path.of("");
  private static Path run = Path.of("");
  private static Path bundle = Path.of("");
  private static Path onnx = Path.of("");

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void trainsAndExportsOneModel(@TempDir Path root) {
    Engine.useThreads(1);
    Exported exported = Exported.in(root);
    trained = exported.trained();
    hips = trained.hips();
    run = trained.run();
    bundle = exported.bundle();
    onnx = exported.onnx();
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
    JsonNode provenance = Json.in(out.resolve("provenance.json"));
    assertThat(provenance.get("engine").asText()).startsWith("onnxruntime 1.");
    assertThat(provenance.get("precision").asText()).isEqualTo("float32");
    assertThat(provenance.get("weightsSha256").asText()).isEqualTo(Sha256.of(onnx));
    Path same = folder.resolve("run");
    Console.luxate("evaluate", run, hips, "--split", "all", "--out", same);
    double auroc = Json.in(same.resolve("metrics.json")).get("auroc").asDouble();
    assertThat(Json.in(out.resolve("metrics.json")).get("auroc").asDouble())
        .isCloseTo(auroc, within(Engine.hasBf16Units() ? 0.1 : 1e-9));
  }

  @Test
  void explainsAnOnnxExportThatHasHeatmaps() throws IOException {
    Path picture = trained.firstHip();
    JsonNode shown = explain(onnx, picture);
    JsonNode expected = explain(run, picture);
    assertThat(shown.get("hottest")).isEqualTo(expected.get("hottest"));
    Path plain = folder.resolve("plain.onnx");
    trained.export("onnx", plain);
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
          Json.of(Console.luxate("predict", onnx, pictures.get(i), "--json")).get("images").get(0);
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
    JsonNode provenance = Json.in(on.resolve("provenance.json"));
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

  private static Console train(Path out, Object... more) {
    return trained.learn("train", hips, "dislocated", out, more);
  }

  private static JsonNode predict(Path model) throws IOException {
    Console console = Console.luxate("predict", model, hips.resolve("images"), "--json");
    return Json.of(console).get("images");
  }

  private JsonNode explain(Path model, Path picture) throws IOException {
    Path out = folder.resolve("explained " + model.getFileName());
    Console console = Console.luxate("explain", model, picture, "--json", "--out", out);
    return Json.of(console).get(0);
  }
}
