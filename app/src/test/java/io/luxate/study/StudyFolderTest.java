package io.luxate.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.model.Architecture;
import io.luxate.model.Engine;
import io.luxate.train.AugmentMode;
import io.luxate.train.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study's folder holds for reviewers besides the report. */
class StudyFolderTest {
  private static final Path SCHEMA = Path.of("../docs/metrics.schema.json");
  private static final String RENEW =
      "docs/metrics.schema.json no longer says what the records say; renew it with: mvn -pl app"
          + " test -Dtest=StudyFolderTest -Dluxate.renew=true";

  private static Plans plans;
  private static Path study;

  @TempDir private Path out = Path.of("");

  @BeforeAll
  static void runsOneStudyThrough(@TempDir Path folder) {
    Engine.useThreads(1);
    plans = Plans.over(folder, 14, 8);
    study = plans.whole();
  }

  @Test
  void theSchemaIsWhatTheRecordsSay() {
    String now = new MetricsSchema().text();
    if (Boolean.getBoolean("luxate.renew")) {
      Documents.write(SCHEMA, now);
    }
    assertThat(Documents.readText(SCHEMA)).as(RENEW).isEqualTo(now);
    assertThat(Documents.readText(study.resolve("metrics.schema.json")))
        .isEqualTo(Documents.readText(SCHEMA));
  }

  @Test
  void metricsOfStudyEvaluationAndCrossValidationFitTheSchema() {
    requireFits(study.resolve("metrics.json"));
    new EvaluateRun(
            study.resolve("models/hip/squeezenet1_1-none"),
            plans.folder().resolve("external"),
            true)
        .run(out.resolve("evaluated"), Progress.SILENT, line -> {});
    requireFits(out.resolve("evaluated/metrics.json"));
    new CrossvalRun(
            new SingleRun(
                plans.folder().resolve("internal"),
                Optional.of("dislocated"),
                Architecture.named("squeezenet1_1"),
                Optional.empty(),
                AugmentMode.NONE,
                Recipes.shortened("epochs: 1"),
                7),
            2)
        .run(out.resolve("folds"), Progress.SILENT, line -> {});
    requireFits(out.resolve("folds/metrics.json"));
  }

  @Test
  void theSchemaRefusesAnUnknownKeyAndAMissingOne() {
    String text = Documents.readText(study.resolve("metrics.json"));
    assertThat(schema().validate(json(text.replace("\"auroc\"", "\"aurok\"")))).isNotEmpty();
    assertThat(schema().validate(json("{}"))).isNotEmpty();
  }

  @Test
  void checklistsSayWhatTheRunKnowsAndLeaveTheRestToTheAuthors() {
    for (String name : List.of("claim", "stard-ai", "tripod-ai")) {
      String page = Documents.readText(study.resolve("checklists/" + name + ".md"));
      assertThat(page)
          .as(name)
          .contains("answered from the run", "## For the authors", "n = 8", "Radiographs of this")
          .doesNotContain("{", "null");
    }
    assertThat(Documents.readText(study.resolve("checklists/claim.md")))
        .contains("hip: 14 internal images", "hip: squeezenet1_1, one grey")
        .contains("**34. Trial registration** (for the authors)")
        .contains("**14. What decided the true label** (for the authors)"); // sets were given
  }

  @Test
  void everyTableStandsAsCsvUnderItsHeader() throws IOException {
    List<String> names = List.of("cohort", "candidates", "operating_points", "roc", "epochs");
    for (String name : names) {
      assertThat(rows("tables/" + name + ".csv")).as(name).hasSizeGreaterThan(1);
    }
    try (var files = Files.list(study.resolve("tables"))) {
      String described = Documents.readText(Path.of("../docs/study-folder.md"));
      for (Path file : files.toList()) {
        List<String> rows = Documents.readText(file).lines().toList();
        assertThat(described).contains("`tables/" + file.getFileName() + "`");
        assertThat(described).contains("`" + rows.get(0) + "`");
      }
    }
    assertThat(rows("tables/roc.csv").get(1)).isEqualTo("hip,internal,Infinity,0.0,0.0");
    assertThat(rows("tables/operating_points.csv"))
        .filteredOn(row -> row.startsWith("hip,internal"))
        .hasSize(1);
    assertThat(rows("tables/operating_points.csv"))
        .filteredOn(row -> row.startsWith("hip,external"))
        .hasSizeGreaterThan(1);
  }

  @Test
  void theModelCardTellsTheExternalResultAndTheLicences() {
    String card = Documents.readText(study.resolve("model-card.md"));
    JsonNode external =
        json(Documents.readText(study.resolve("metrics.json"))).at("/tasks/0/external");
    assertThat(card)
        .contains("## Task hip", "On the external images: AUROC ", "n=8")
        .contains("The 8 images it was tested on by licence: Apache-2.0 8.")
        .contains("#### What it may not be used for", "Calls: ")
        .contains(external.at("/operating_point/true_positives").asText() + " true positive");
  }

  private static List<String> rows(String file) {
    return Documents.readText(study.resolve(file)).lines().toList();
  }

  private static void requireFits(Path file) {
    assertThat(schema().validate(json(Documents.readText(file)))).as(file.toString()).isEmpty();
  }

  private static JsonSchema schema() {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Documents.readText(SCHEMA));
  }

  private static JsonNode json(String text) {
    return Documents.parseJson(text, "metrics.json", JsonNode.class);
  }
}
