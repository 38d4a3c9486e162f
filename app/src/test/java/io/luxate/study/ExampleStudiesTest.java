package io.luxate.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.evidence.AllClasses;
import io.luxate.evidence.GroupMetrics;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Predictions;
import io.luxate.model.Engine;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Site;
import io.luxate.report.Language;
import io.luxate.train.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example studies of several labels and of many classes, on a few little radiographs. */
class ExampleStudiesTest {
  private static final Path EXAMPLES =
      Stream.of(Path.of("examples"), Path.of("../examples"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow();

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void leavesACoreToOthers() {
    Engine.useThreads(1);
  }

  @Test
  void answersSeveralLabelsAtOnce() throws IOException {
    simulate("shoulder-pain", Joint.SHOULDER);
    Path out = folder.resolve("out");
    StudyMetrics.Task task = run("shoulder-pain", out).tasks().get(0);
    Metrics external = task.external().orElseThrow();
    assertThat(external.positive()).isEmpty();
    assertThat(external.classes())
        .extracting(GroupMetrics::name)
        .containsExactly("arthritis", "dislocation", "fracture");
    assertThat(external.classes()).allMatch(label -> label.operatingPoint().isPresent());
    assertThat(external.allClasses().filter(AllClasses::multiLabel)).isPresent();
    assertThat(task.shortcuts()).isEmpty();
    JsonNode chosen = json(out.resolve("choice.json")).get("tasks").get(0);
    assertThat(chosen.get("thresholds")).hasSize(3);
    assertThat(chosen.has("threshold")).isFalse();
    for (GroupMetrics label : external.classes()) {
      assertThat(label.operatingPoint().orElseThrow().threshold())
          .isEqualTo(chosen.get("thresholds").get(label.name()).asDouble());
    }
    List<Prediction> predictions = Predictions.read(out.resolve("predictions.csv"));
    assertThat(predictions).anyMatch(p -> p.labels().names().size() > 1);
    assertThat(predictions).anyMatch(p -> p.labels().names().isEmpty());
    assertThat(out.resolve("figures/shoulder-pain-heatmaps.png")).isNotEmptyFile();
    assertThat(Documents.readText(out.resolve("report.html")))
        .contains("Each label at its own threshold", "micro average", "Wrong calls")
        .doesNotContain("The likeliest class");
  }

  @Test
  void tellsManyClassesApartThatCountAlike() throws IOException {
    simulate("prosthesis-design", Joint.THA);
    Path out = folder.resolve("out");
    StudyMetrics.Task task = run("prosthesis-design", out).tasks().get(0);
    assertThat(task.internal().auroc()).isEqualTo(task.internal().macroAuroc().orElseThrow());
    Metrics external = task.external().orElseThrow();
    assertThat(external.classes()).hasSize(3);
    AllClasses.MostLikely calls =
        external.allClasses().flatMap(AllClasses::mostLikely).orElseThrow();
    assertThat(calls.calls().stream().flatMap(List::stream).mapToInt(n -> n).sum())
        .isEqualTo(external.n());
    JsonNode chosen = json(out.resolve("choice.json")).get("tasks").get(0);
    assertThat(chosen.has("threshold")).isFalse();
    assertThat(Documents.readText(out.resolve("report.html")))
        .contains("The likeliest class", "truly press-fit, screws", "count alike");
  }

  /** The example's study with one short training, over sets that lie where it looks for them. */
  private StudyResult run(String name, Path out) {
    StudyPlan plan = StudyPlan.read(EXAMPLES.resolve(name + ".yaml"));
    Documents.write(folder.resolve("examples/short.yaml"), Recipes.text("epochs: 1"));
    StudyPlan shortened =
        Documents.with(
            Documents.with(plan, "recipe", "short.yaml"), "augmentations", List.of("none"));
    return Study.run(
        shortened,
        folder.resolve("examples"),
        1,
        out,
        new Study.Restart(false, false),
        Language.EN,
        Progress.SILENT,
        line -> {});
  }

  /** As the head of the study file says. */
  private void simulate(String name, Joint joint) {
    Path set = folder.resolve("runs").resolve(name);
    Phantoms.write(joint, 36, Site.INTERNET, 4, 64, set.resolve("internet"), Progress.SILENT);
    Phantoms.write(joint, 18, Site.HOSPITAL_A, 4, 64, set.resolve("hospital"), Progress.SILENT);
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
