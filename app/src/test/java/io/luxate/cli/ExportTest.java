package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.Documents;
import io.luxate.Sha256;
import io.luxate.model.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code export} writes, {@code verify} finds, and both refuse. */
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
    Exported exported = Exported.in(root);
    trained = exported.trained();
    hips = trained.hips();
    run = trained.run();
    bundle = exported.bundle();
    onnx = exported.onnx();
  }

  @Test
  void writesABundleThatVerifyFindsIntact() throws IOException {
    Console verified = Console.luxate("verify", bundle);
    assertThat(verified.exitCode()).isZero();
    assertThat(verified.last()).isEqualTo(bundle + " is intact");
    assertThat(verified.out())
        .contains(
            "MODEL_CARD.md", "calibration.json", "the file itself: SHA-256 " + Sha256.of(bundle));
    assertThat(Json.of(Console.luxate("verify", bundle, "--json")).get("problems")).isEmpty();
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
    JsonNode provenance = Json.in(run.resolve("provenance.json"));
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
  void replacesAFileOnlyWhenAsked() throws IOException {
    Path out = Files.writeString(folder.resolve("mine.onnx"), "mine");
    Console refused = Console.luxate("export", run, "--format", "onnx", "--out", out);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("mine.onnx stands there already; give another --out, or");
    assertThat(out).hasContent("mine");
    assertThat(trained.export("onnx", out, "--force").exitCode()).isZero();
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
}
