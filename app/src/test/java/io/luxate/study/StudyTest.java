package io.luxate.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.image.Pictures;
import io.luxate.model.Engine;
import io.luxate.report.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {
  private static Plans plans;

  @TempDir private Path out = Path.of("");

  @BeforeAll
  static void simulatesTwoSets(@TempDir Path folder) {
    Engine.useThreads(1);
    plans = Plans.over(folder, 14, 8);
  }

  @Test
  void leavesEveryFileItPromises() throws IOException {
    Path whole = plans.whole();
    for (String file :
        List.of(
            "study.yaml",
            "fingerprint.json",
            "splits.csv",
            "excluded.csv",
            "choice.json",
            "external.json",
            "predictions.csv",
            "metrics.json",
            "summary.csv",
            "report.html")) {
      assertThat(whole.resolve(file)).isNotEmptyFile();
    }
    for (String model : List.of("squeezenet1_1-none", "squeezenet1_1-fly")) {
      for (String file :
          List.of("model.json", "weights.safetensors", "log.csv", "provenance.json")) {
        assertThat(whole.resolve("models/hip").resolve(model).resolve(file)).isNotEmptyFile();
      }
    }
    assertThat(whole.resolve("figures")).isDirectoryRecursivelyContaining("glob:**.svg");
    assertThat(whole.resolve("figures/heatmaps")).isDirectoryContaining("glob:**.png");
    JsonNode metrics = json(whole.resolve("metrics.json"));
    assertThat(metrics.get("simulated").asBoolean()).isTrue(); // its manifests say so
    assertThat(metrics.get("tasks").get(0).get("external").get("n").asInt()).isEqualTo(8);
    assertThat(metrics.get("tasks").get(0).get("pointing").get("hits").get("of").asInt())
        .isPositive();
    assertThat(lines(whole.resolve("summary.csv")))
        .hasSize(2)
        .first()
        .isEqualTo(
            "task,network,augmentation,internal_auroc,external_auroc,external_ci_low,"
                + "external_ci_high,n_external");
    assertThat(StudyPlan.read(whole.resolve("study.yaml")).tasks()).hasSize(1);
    assertThat(Documents.readText(whole.resolve("report.html"))).doesNotContain("src=\"http");
  }

  @Test
  void leavesTheExternalSetSealedUntilTheChoiceIsWritten() {
    Path missing = plans.folder().resolve("not there");
    assertThat(missing).doesNotExist();
    List<String> steps = Collections.synchronizedList(new ArrayList<>());
    Progress watches =
        (task, done, total, detail) ->
            steps.add(task + " " + Files.exists(out.resolve("choice.json")));
    assertThatThrownBy(() -> plans.run(plans.plan("not there"), out, false, false, watches))
        .hasMessageContaining("not there does not exist");
    assertThat(steps).isNotEmpty().noneMatch(step -> step.endsWith("true"));
    assertThat(out.resolve("choice.json")).exists();
    assertThat(out.resolve("external.json")).exists();
    assertThat(out.resolve("summary.csv")).doesNotExist();
    assertThat(Seal.of(out).finished()).isFalse();
  }

  @Test
  void testsOnTheHeldOutPartWhenNoExternalSetIsGiven() throws IOException {
    Pictures.threeClasses(plans.folder().resolve("three"));
    StudyPlan plan =
        Documents.parseYaml(
            """
            title: Three classes
            networks: [squeezenet1_1]
            augmentations: [none]
            recipe: short.yaml
            tasks:
              - {name: three, positive: posterior, data: three}
            """,
            "study.yaml",
            StudyPlan.class);
    StudyResult result = plans.run(plan, out, false, false);
    assertThat(result.tasks().get(0).external().orElseThrow().n()).isEqualTo(9);
    assertThat(result.tasks().get(0).external().orElseThrow().classes()).hasSize(3);
    assertThat(lines(out.resolve("predictions.csv")))
        .filteredOn(line -> line.contains("external"))
        .hasSize(9)
        .allMatch(line -> line.startsWith("test/"));
    assertThat(json(out.resolve("metrics.json")).get("tasks").get(0).get("internal")).isNotNull();
  }

  @Test
  void scoresEveryImageOnceInFoldsWithNoPatientOnTwoSides() throws IOException {
    StudyResult result =
        plans.run(plans.plan("external", "internal: {folds: 2}", "epochs: 1"), out, false, false);
    assertThat(result.tasks().get(0).internal().n()).isEqualTo(14);
    List<String> rows = lines(out.resolve("splits.csv"));
    assertThat(rows).hasSize(15);
    Map<String, String> foldOfGroup = new HashMap<>();
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",", -1);
      assertThat(cells[5]).isIn("0", "1");
      assertThat(foldOfGroup.merge(cells[3], cells[5], (a, b) -> a.equals(b) ? a : "both"))
          .isNotEqualTo("both");
    }
    assertThat(lines(out.resolve("predictions.csv"))).hasSize(1 + 2 * 14 + 8);
    assertThat(Documents.readText(out.resolve("choice.json"))).contains("out-of-fold");
  }

  @Test
  void saysWhatIsMissingBeforeItWritesAnything() {
    for (String extra : List.of("weights: {squeezenet1_1: no.safetensors}", "epochs: 0")) {
      assertThatThrownBy(
              () -> plans.run(plans.plan("external", extra), out.resolve("x"), false, false))
          .isInstanceOf(LuxateException.class);
      assertThat(out.resolve("x")).as(extra).doesNotExist();
    }
  }

  @Test
  void refusesPicturesTooSmallForOneOfItsNetworksBeforeItWritesAnything() {
    StudyPlan plan =
        Documents.parseYaml(
            Documents.json(plans.plan("external")).replace("squeezenet1_1", "inception_v3"),
            "study.yaml",
            StudyPlan.class);
    assertThatThrownBy(() -> plans.run(plan, out.resolve("x"), false, false))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("inception_v3 cannot be trained on pictures of less than 299 px");
    assertThat(out.resolve("x")).doesNotExist();
  }

  @Test
  void leavesOutOfTheExternalTestWhatWasDevelopedOn() throws IOException {
    Path mixed = Plans.copy(plans.folder().resolve("external"), plans.folder().resolve("mixed"));
    String foreign = firstRow(mixed);
    String own = firstRow(plans.folder().resolve("internal"));
    Files.copy(
        plans.folder().resolve("internal").resolve(path(own)),
        mixed.resolve(path(foreign)),
        StandardCopyOption.REPLACE_EXISTING);
    List<String> said = new ArrayList<>();
    StudyResult result =
        Study.run(
            plans.plan("mixed"),
            plans.folder(),
            1,
            out,
            new Study.Restart(false, false),
            Language.ZH,
            Progress.SILENT,
            said::add);
    assertThat(result.tasks().get(0).external().orElseThrow().n()).isEqualTo(7);
    assertThat(lines(out.resolve("excluded.csv")))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("hip," + path(foreign) + ",")
        .contains("also-internal", path(own));
    assertThat(said).anyMatch(line -> line.contains("left out 1 external file; see"));
    JsonNode fingerprint = json(out.resolve("fingerprint.json")).get("hip");
    assertThat(fingerprint.get("internal").get("images").asInt()).isEqualTo(14);
    assertThat(fingerprint.get("external").get("images").asInt()).isEqualTo(7);
    assertThat(Documents.readText(out.resolve("report.html")))
        .contains("lang=\"zh-Hans\"", "2 个候选模型中内部 AUROC 最高", "在内部验证集图像上确定")
        .contains("与内部（开发）图像相同：1", "随附权重", "外部测试集")
        .doesNotContain("Highest", "identical bytes");
  }

  @Test
  void saysWhichExternalSetLeavesNothingToTestOn() {
    assertThatThrownBy(() -> plans.run(plans.plan("internal"), out, false, false))
        .hasMessageContaining(plans.folder().resolve("internal").toString())
        .hasMessageContaining("no image is left to test on (14 left out, see excluded.csv)")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
    assertThat(lines(out.resolve("excluded.csv"))).hasSize(15);
  }

  private static String firstRow(Path set) {
    return lines(set.resolve("images.csv")).get(1);
  }

  private static String path(String row) {
    return row.substring(0, row.indexOf(','));
  }

  private static List<String> lines(Path file) {
    return Documents.readText(file).lines().toList();
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
