package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.image.Pictures;
import io.luxate.model.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How well a model does, as {@code evaluate} and {@code crossval} tell. */
class MeasuringCommandsTest {
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
  void evaluatesOwnDataOnTheTestPartItHeldOut() throws IOException {
    Path run = trained.run();
    Path hips = trained.hips();
    Path out = folder.resolve("evaluation");
    Console test = Console.luxate("evaluate", run, hips, "--out", out);
    assertThat(test.err()).isEmpty();
    assertThat(test.last()).matches(LINE);
    assertThat(out.toFile().list())
        .contains("predictions.csv", "metrics.json", "roc.json", "excluded.csv");
    JsonNode provenance = Json.in(out.resolve("provenance.json"));
    assertThat(provenance.get("model").asText()).isEqualTo("a run of Käthe");
    assertThat(provenance.get("split").asText()).isEqualTo("test");
    assertThat(provenance.get("weightsSha256").asText()).hasSize(64);
    Set<String> held =
        Rows.in(run.resolve("splits.csv"))
            .filter(r -> r.contains(",test,"))
            .map(Rows::path)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> scored =
        Rows.in(out.resolve("predictions.csv"))
            .map(Rows::path)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(scored).isEqualTo(held).isNotEmpty();
    Console all =
        Console.luxate("evaluate", run, hips, "--split", "all", "--json", "--out", out + "-all");
    assertThat(Json.of(all).get("n").asInt()).isEqualTo(28);
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
    assertThat(Rows.in(out.resolve("predictions.csv")).map(Rows::path).distinct()).hasSize(28);
    assertThat(out.toFile().list()).contains("metrics.json", "splits.csv", "recipe.yaml");
    JsonNode provenance = Json.in(out.resolve("provenance.json"));
    assertThat(provenance.get("folds").asInt()).isEqualTo(2);
    assertThat(provenance.get("threads").asInt()).isEqualTo(1);
    assertThat(provenance.get("sharing").get("trainings").asInt()).isEqualTo(2);
    assertThat(provenance.get("sharing").get("threadsEach").asInt()).isEqualTo(1);
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
      JsonNode metrics = Json.in(out.resolve("metrics.json"));
      double sum = 0;
      for (JsonNode one : metrics.get("classes")) {
        sum += one.get("auroc").asDouble();
      }
      assertThat(metrics.get("classes")).hasSize(3);
      assertThat(metrics.get("macro_auroc").asDouble()).isCloseTo(sum / 3, within(1e-9));
      assertThat(metrics.get("macro_auroc_ci")).hasSize(2);
    }
  }
}
