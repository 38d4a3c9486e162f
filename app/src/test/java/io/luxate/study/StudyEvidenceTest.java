package io.luxate.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.ImageSet;
import io.luxate.dataset.Item;
import io.luxate.evidence.FixedRules;
import io.luxate.evidence.LearningCurveFacts;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Predictions;
import io.luxate.evidence.Rival;
import io.luxate.evidence.Scoring;
import io.luxate.evidence.SeedSpread;
import io.luxate.model.Classifier;
import io.luxate.model.Engine;
import io.luxate.model.Ensemble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a study says beyond one model's AUROC. */
class StudyEvidenceTest {
  private static final String PLAN =
      """
      title: Hips, with everything asked
      seed: 7
      networks: [squeezenet1_1]
      augmentations: [none]
      recipe: short.yaml
      evidence:
        sensitivity: 0.9
        errorRate: 0.2
        seeds: 2
        ensemble: seeds
        testTimeViews: [plain, mirrored]
        learningCurve: {imagesPerClass: [2, 3, 5], draws: 2}
      tasks:
        - name: hip
          positive: dislocated
          simulate: {joint: hip, internal: 24, external: 18, local: 12, sizePx: 64}
      """;

  private static Plans plans;
  private static Path out;
  private static StudyMetrics.Task found;

  @BeforeAll
  static void runsOneStudy(@TempDir Path folder) {
    Engine.useThreads(1);
    plans = Plans.over(folder, 10, 4);
    out = folder.resolve("out");
    found = plans.run(plan(PLAN), out, false, false).tasks().get(0);
  }

  private static StudyPlan plan(String text) {
    return Documents.parseYaml(text, "study.yaml", StudyPlan.class);
  }

  @Test
  void testsTheMeanOfTheSeedsUnderBothViews() {
    Path models = out.resolve("models/hip");
    List<Prediction> told =
        Predictions.read(out.resolve("predictions.csv")).stream()
            .filter(p -> p.split().equals("external"))
            .toList();
    Map<String, Item> images =
        ImageSet.load(DatasetReader.read(out.resolve("data/hip/hospital-a")), 400, Progress.SILENT)
            .items()
            .stream()
            .collect(Collectors.toMap(item -> "hospital-a/" + item.path(), Function.identity()));
    List<Item> items = new ArrayList<>();
    List<Prediction> ofSite = told.stream().filter(p -> images.containsKey(p.path())).toList();
    ofSite.forEach(p -> items.add(images.get(p.path())));
    try (Classifier both = Classifier.open(models.resolve("squeezenet1_1-none-ensemble"));
        Classifier one = Classifier.open(models.resolve("squeezenet1_1-none"));
        Classifier other = Classifier.open(models.resolve("squeezenet1_1-none-seed-2"))) {
      assertThat(both).isInstanceOf(Ensemble.class);
      assertThat(both.card().threshold()).isPresent();
      List<Prediction> first = Scoring.score(one, items, Progress.SILENT);
      List<Prediction> second = Scoring.score(other, items, Progress.SILENT);
      for (int i = 0; i < items.size(); i++) {
        // other batches than the study's, so that float32 sums end otherwise
        double mean = (first.get(i).score() + second.get(i).score()) / 2;
        assertThat(Math.abs(first.get(i).score() - mean)).isGreaterThan(1e-4);
        assertThat(ofSite.get(i).score()).isCloseTo(mean, Offset.offset(1e-5));
      }
    }
    assertThat(found.ensemble()).isEqualTo(EvidencePlan.Together.SEEDS);
  }

  @Test
  void saysHowMuchOfTheResultIsTheLuckOfOneTraining() {
    SeedSpread seeds = found.seeds().orElseThrow();
    assertThat(seeds.trainings()).extracting(SeedSpread.Training::repeat).containsExactly(1, 2);
    double a = seeds.trainings().get(0).externalAuroc().orElseThrow();
    double b = seeds.trainings().get(1).externalAuroc().orElseThrow();
    assertThat(seeds.externalMean().orElseThrow()).isCloseTo((a + b) / 2, Offset.offset(1e-12));
    assertThat(seeds.externalSd().orElseThrow())
        .isCloseTo(Math.abs(a - b) / Math.sqrt(2), Offset.offset(1e-12));
  }

  @Test
  void writesEveryRuleDownBeforeTheSetIsOpened() throws IOException {
    FileTime choice = Files.getLastModifiedTime(out.resolve("choice.json"));
    assertThat(Files.getLastModifiedTime(out.resolve("data/hip/hospital-a/images.csv")))
        .isGreaterThan(choice);
    FixedRules rules =
        Documents.readJson(out.resolve("choice.json"), Choice.class).tasks().get(0).rules();
    assertThat(rules.thresholds()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(rules.calibration().isPresent() || !rules.refused().isEmpty()).isTrue();
    assertThat(found.evidence().orElseThrow().operatingPoints()).hasSameSizeAs(rules.thresholds());
    assertThat(found.evidence().orElseThrow().refused()).isEqualTo(rules.refused());
  }

  @Test
  void measuresTheCurveAtTheSizesThatTheTrainingImagesHold() {
    LearningCurveFacts curve = found.learningCurve().orElseThrow();
    assertThat(curve.points())
        .extracting(LearningCurveFacts.Point::imagesPerClass)
        .containsExactly(2, 2, 3, 3, 5, 5);
    assertThat(curve.fit()).isPresent();
    assertThat(curve.planned()).isNotEmpty();
  }

  @Test
  void comparesWithTrainingOnTheHospitalsOwnImagesOnTheSameTest() {
    assertThat(found.rivals()).extracting(Rival::trainedOn).containsExactly("local", "both");
    int n = found.external().orElseThrow().n();
    assertThat(found.rivals()).allMatch(rival -> rival.external().n() == n);
    Rival local = found.rivals().get(0);
    assertThat(local.images()).isEqualTo(12);
    assertThat(local.comparison().orElseThrow().difference().value())
        .isCloseTo(
            found.external().orElseThrow().auroc() - local.external().auroc(),
            Offset.offset(1e-12));
  }

  @Test
  void asksTheInternalImagesForShortcuts() {
    assertThat(found.shortcuts().orElseThrow().findings()).isNotEmpty();
    assertThat(found.shortcuts().orElseThrow().n()).isEqualTo(24);
  }

  @Test
  void partsTheExternalSetBySiteAndSex() {
    assertThat(found.evidence().orElseThrow().subgroups())
        .extracting(part -> part.by() + " " + part.name())
        .contains("site hospital-a", "site hospital-b", "sex female", "sex male");
  }

  @Test
  void writesAllOfItIntoItsMetrics() throws IOException {
    JsonNode task =
        new ObjectMapper().readTree(out.resolve("metrics.json").toFile()).get("tasks").get(0);
    for (String key :
        List.of("evidence", "seeds", "learning_curve", "rivals", "shortcuts", "ensemble")) {
      assertThat(task.hasNonNull(key)).as(key).isTrue();
    }
  }

  @Test
  void answersTheChecklistsFromIt() {
    assertThat(Documents.readText(out.resolve("checklists/claim.md")))
        .contains("2 networks answer together", "views of the radiograph: plain, mirrored")
        .contains("6 trainings on few", "sex female", "local (12 images)", "Verdict: ")
        .doesNotContain("{", "null");
  }

  @Test
  void answersTogetherWhatTheFoldsAnswerAlone(@TempDir Path folder) {
    StudyPlan folds =
        plans.plan(
            "external", "internal: {folds: 2}", "evidence: {shortcuts: false, ensemble: folds}");
    StudyResult result = plans.run(folds, folder.resolve("folds"), false, false);
    Path chosen = ModelPath.of(folder.resolve("folds"));
    try (Classifier model = Classifier.open(chosen)) {
      assertThat(((Ensemble) model).members()).hasSize(2);
    }
    assertThat(result.tasks().get(0).external().orElseThrow().n()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {sensitivity: 1.5}                    | 1.5
          {errorRate: 0}                        | error rate
          {calibration: magic}                  | platt, temperature or isotonic
          {seeds: 0}                            | evidence.seeds
          {ensemble: seeds}                     | evidence.seeds of 2
          {ensemble: folds}                     | internal.folds
          {testTimeViews: [upside-down]}        | mirrored
          {learningCurve: {imagesPerClass: [5]}}| two numbers
          {learningCurves: {}}                  | learningCurves
          """)
  void refusesWhatCannotBeAskedBeforeAnythingIsTrained(String evidence, String words) {
    assertThatThrownBy(() -> plans.plan("external", "evidence: " + evidence))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining(words);
  }
}
