package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.Documents;
import io.luxate.dataset.Marked;
import io.luxate.model.Engine;
import io.luxate.train.Recipes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that answers several labels at once, from training to its exports. */
class SeveralLabelsTest {
  private static Path marks = Path.of("");
  private static Path recipe = Path.of("");
  private static Path run = Path.of("");
  private static Console trained = new Console(1, "", "");

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void trainsOneModel(@TempDir Path root) {
    Engine.useThreads(1);
    marks = Marked.write(root.resolve("marks"), 7, 2);
    recipe = root.resolve("recipe.yaml");
    Documents.write(recipe, Recipes.text("epochs: 1"));
    run = root.resolve("run");
    trained = learn("train", marks, run);
  }

  @Test
  void trainsWithAThresholdForEachLabel() throws IOException {
    assertThat(trained.exitCode()).isZero();
    assertThat(trained.out()).contains("validation AUROC ").contains("labels=2 macro");
    JsonNode card = Json.in(run.resolve("model.json"));
    assertThat(card.get("multiLabel").asBoolean()).isTrue();
    assertThat(card.has("positive")).isFalse();
    assertThat(card.get("thresholds")).hasSize(2);
    JsonNode metrics = Json.in(run.resolve("metrics.json"));
    for (JsonNode label : metrics.get("classes")) {
      String name = label.get("name").asText();
      assertThat(label.get("operating_point").get("threshold").asDouble())
          .isEqualTo(card.get("thresholds").get(name).asDouble());
    }
    assertThat(Documents.readText(run.resolve("predictions.csv")))
        .contains("score_disc,score_stripes")
        .contains("disc;stripes,");
  }

  @Test
  void callsEachLabelAtItsOwnThreshold() throws IOException {
    Path changed = copyWithThresholds("\"disc\" : 0.0,\n    \"stripes\" : 1.0");
    Path image = marks.resolve("picture 0.png");
    JsonNode answer = Json.of(Console.luxate("predict", changed, image, "--json")).get("images");
    assertThat(answer.get(0).get("call").asText()).isEqualTo("disc");
    assertThat(answer.get(0).get("labels")).hasSize(2);
    assertThat(answer.get(0).get("labels").get(1).get("called").asBoolean()).isFalse();
    assertThat(answer.get(0).has("threshold")).isFalse();
    Path all = copyWithThresholds("\"disc\" : 0.0,\n    \"stripes\" : 0.0");
    assertThat(Console.luxate("predict", all, image, "--csv").out().lines())
        .hasSize(2)
        .first()
        .isEqualTo("path,call,warnings,probability_disc,probability_stripes");
    assertThat(Console.luxate("predict", all, image, "--csv").last()).contains(",disc;stripes,");
    Path none = copyWithThresholds("\"disc\" : 1.0,\n    \"stripes\" : 1.0");
    assertThat(Console.luxate("predict", none, image).last()).contains("none", "stripes 0.");
    Path half = copyWithThresholds("\"disc\" : 1.0");
    assertThat(Console.luxate("predict", half, image).last())
        .contains("no threshold was ever fixed on data for stripes; 0.5 is used");
  }

  @Test
  void answersTheSameFromItsExports() throws IOException {
    Path onnx = folder.resolve("marks.onnx");
    Path bundle = folder.resolve("marks.zip");
    for (Console export :
        List.of(
            Console.luxate("export", run, "--format", "onnx", "--heatmaps", "--out", onnx),
            Console.luxate("export", run, "--format", "bundle", "--out", bundle))) {
      assertThat(export.err()).isEmpty();
    }
    assertThat(Console.luxate("verify", bundle).last()).isEqualTo(bundle + " is intact");
    JsonNode own = Json.of(Console.luxate("predict", run, marks, "--json")).get("images");
    for (Path exported : List.of(onnx, bundle)) {
      JsonNode other = Json.of(Console.luxate("predict", exported, marks, "--json")).get("images");
      assertThat(other).hasSize(28);
      for (int i = 0; i < 28; i++) {
        for (String label : List.of("disc", "stripes")) {
          assertThat(other.get(i).get("classes").get(label).asDouble())
              .isCloseTo(own.get(i).get("classes").get(label).asDouble(), within(2e-2));
        }
      }
    }
    Path pictures = folder.resolve("pictures");
    Path image = marks.resolve("picture 1.png");
    JsonNode drawn =
        Json.of(Console.luxate("explain", onnx, image, "--out", pictures, "--json")).get(0);
    assertThat(drawn.get("shown").asText()).isIn("disc", "stripes");
    Console asked =
        Console.luxate(
            "explain", run, image, "--class", "stripes", "--out", folder.resolve("p"), "--json");
    assertThat(Json.of(asked).get(0).get("shown").asText()).isEqualTo("stripes");
  }

  @Test
  void measuresLabelsOnOtherImagesAndAcrossFolds() throws IOException {
    Path others = Marked.write(folder.resolve("others"), 3, 5);
    Path out = folder.resolve("evaluation");
    Console evaluated = Console.luxate("evaluate", run, others, "--split", "all", "--out", out);
    assertThat(evaluated.last()).endsWith("n=12 labels=2 macro");
    JsonNode metrics = Json.in(out.resolve("metrics.json"));
    assertThat(metrics.get("all_classes").get("multi_label").asBoolean()).isTrue();
    assertThat(metrics.get("all_classes").get("micro_auroc").get("ci")).hasSize(2);
    assertThat(metrics.get("classes").get(0).get("operating_point").get("fixed_on").asText())
        .isEqualTo("validation images");
    Console cv = learn("crossval", marks, folder.resolve("cv"), "--folds", 2, "--augment", "none");
    assertThat(cv.last()).endsWith("n=28 labels=2 macro out-of-fold");
  }

  @Test
  void saysWhatMakesNoSense() {
    Path classes = folder.resolve("classes");
    Documents.write(classes.resolve("images.csv"), "path,label\na.png,disc\nb.png,stripes\n");
    assertThat(
            Console.luxate("evaluate", run, classes, "--split", "all", "--out", folder + "/e")
                .err())
        .contains("gives each image one class, and the model answers several labels at once");
    assertThat(learn("train", marks, folder.resolve("x"), "--positive", "disc").err())
        .contains("has several labels for an image, and each is found for itself");
    assertThat(Console.luxate("audit-shortcuts", marks).err())
        .contains("asks for one class per image");
    assertThat(
            Console.luxate("explain", run, marks, "--class", "bone", "--out", folder.resolve("h"))
                .err())
        .contains("the model has no class 'bone'; its classes: disc, stripes");
  }

  private Path copyWithThresholds(String thresholds) throws IOException {
    Path copy = folder.resolve("copy" + thresholds.hashCode());
    for (String name : List.of("model.json", "weights.safetensors")) {
      java.nio.file.Files.createDirectories(copy);
      java.nio.file.Files.copy(run.resolve(name), copy.resolve(name));
    }
    Path card = copy.resolve("model.json");
    String changed =
        Documents.readText(card)
            .replaceFirst(
                "(?s)\"thresholds\" : \\{.*?\\}", "\"thresholds\" : {" + thresholds + "}");
    Documents.write(card, changed);
    return copy;
  }

  private static Console learn(String verb, Path data, Path out, Object... more) {
    List<Object> words = new ArrayList<>(List.of(verb, data, "--arch", "squeezenet1_1"));
    words.addAll(List.of("--recipe", recipe, "--out", out));
    words.addAll(List.of(more));
    return Console.luxate(words.toArray());
  }
}
