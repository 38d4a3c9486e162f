package io.luxate.report.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Documents;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the lists say of a study's evidence; the folders and their numbers are made up. */
class ChecklistEvidenceTest {
  private static final String RATE = "{'value': 0.5, 'ci': [0.2, 0.8], 'count': 5, 'of': 10}";
  private static final String POINT =
      "{'threshold': 0.4, 'rule': 'Youden', 'sensitivity': RATE, 'specificity': RATE}";
  private static final String MEASURED =
      "'n': 20, 'auroc': 0.9, 'auroc_ci': [0.8, 1], 'auroc_ci_method': 'DeLong'";
  private static final String ONE_CLASS = "{'positive': 'out', 'positives': 10, " + MEASURED + "}";

  @TempDir private Path folder = Path.of("");

  @Test
  void saysWhichNetworksAnswerTogetherAndHowTheyWereTrained() {
    Documents.write(folder.resolve("m/ensemble.json"), "{\"members\": [\"../one\", \"../two\"]}");
    Documents.write(folder.resolve("one/provenance.json"), "{\"trainingImages\": 33}");
    study("'ensemble': 'seeds', 'internal': " + ONE_CLASS);
    assertThat(answer("claim", "27").says())
        .singleElement()
        .asString()
        .contains("hip: 2 networks answer together", "with as many seeds");
    assertThat(Checklists.facts(folder).tasks().get(0)).containsEntry("train_images", "33");
    study("'ensemble': 'none', 'internal': " + ONE_CLASS);
    assertThat(answer("claim", "27").says()).containsExactly("hip: none; one network answers.");
  }

  @Test
  void givesTestsAbstentionCalibrationAndPeopleWhereTheyWereMeasured() {
    study(
        "'ensemble': 'none', 'internal': ONE, 'external': ONE, 'evidence': {"
            + "'operating_points': [POINT], 'gap': {'value': -0.1, 'ci': [-0.2, 0]}, 'gap_p': 1e-5,"
            + "'calibration_method': 'platt', 'calibration': {'brier': {'value': 0.2}},"
            + "'calibrated': {'brier': {'value': 0.1}},"
            + "'abstention': {'error_rate': 0.1, 'abstained': RATE, 'missed': RATE},"
            + "'subgroups': [{'by': 'sex', 'name': 'F', 'n': 12, 'sensitivity': RATE}],"
            + "'refused': []}");
    assertThat(page("claim", "29"))
        .contains("p &lt; 0.001", "not adjusted")
        .doesNotContain("no hyp");
    assertThat(page("claim", "30")).contains("sex F (n = 12): sensitivity 50.0 %");
    assertThat(page("stard-ai", "19")).contains("at most 10.0 %", "without one answer");
    assertThat(page("tripod-ai", "12f")).contains("platt curve").contains("None after evaluation");
    assertThat(page("tripod-ai", "24")).contains("0.200 without it, 0.100 with it");
    assertThat(answer("tripod-ai", "14").authors().orElseThrow()).doesNotContain("manifest");
  }

  @Test
  void leavesToTheAuthorsWhatWasNotMeasured() {
    study("'ensemble': 'none', 'internal': ONE, 'external': ONE");
    assertThat(page("claim", "29")).contains("no hypothesis test");
    assertThat(answer("claim", "30").authors().orElseThrow()).contains("the manifest names none");
    assertThat(answer("tripod-ai", "14").status()).isEqualTo(Answer.Status.AUTHORS);
    assertThat(page("stard-ai", "19")).doesNotContain("abstain");
    assertThat(page("claim", "21")).doesNotContain("curve");
  }

  @Test
  void answersSampleSizeFromALearningCurveAndExplanationsFromTestsOfMaps() {
    study(
        "'ensemble': 'none', 'internal': ONE, 'external': ONE, 'learning_curve': {"
            + "'points': [{'n': 1}, {'n': 2}], 'target': 0.95,"
            + "'fit': {'answer': 'NEEDED', 'needed': 40},"
            + "'planned': [{'images_per_class': 50, 'low': 0.8, 'high': 0.9}]},"
            + "'map_trust': {'method': 'cam', 'standing': 'withheld',"
            + "'findings': [{'test': 'repeatability', 'outcome': 'no_other_models'}]}");
    assertThat(page("claim", "21")).contains("needs 40 training", "0.800 to 0.900 from 50");
    assertThat(page("claim", "31"))
        .contains("repeatability no other models", "leaves the maps out")
        .doesNotContain("wrong calls first");
  }

  @Test
  void readsWellForClassesAndLabelsThatCountAlike() {
    String alike = "'classes': [{'name': 'a', 'n': 20, 'operating_point': POINT}], " + MEASURED;
    String classes =
        "{'all_classes': {'multi_label': false, 'most_likely': {'accuracy': RATE}}, " + alike + "}";
    study("'ensemble': 'none', 'internal': " + classes + ", 'external': " + classes);
    assertThat(page("claim", "38")).contains("the true one in 50.0 %").doesNotContain("threshold");
    assertThat(page("stard-ai", "15c")).contains("there is none");
    assertThat(page("tripod-ai", "12e")).contains("true classes and classes called");

    String labels = "{'all_classes': {'multi_label': true}, " + alike + "}";
    study("'ensemble': 'none', 'internal': " + labels + ", 'external': " + labels);
    assertThat(page("claim", "38")).contains("a: threshold 0.400, sensitivity 50.0 %");
    assertThat(page("claim", "28")).contains("several labels may hold at once");
    for (String name : Checklists.NAMES) {
      assertThat(new ChecklistPage(Checklists.checklist(name), Checklists.facts(folder), words()))
          .extracting(ChecklistPage::markdown)
          .asString()
          .doesNotContain("{", "null");
    }
  }

  /** A study of one task with these numbers. */
  private void study(String task) {
    String numbers = task.replace("ONE", ONE_CLASS).replace("POINT", POINT).replace("RATE", RATE);
    Documents.write(folder.resolve("study.yaml"), "title: T\nseed: 7\ntasks: [{name: hip}]\n");
    Documents.write(folder.resolve("recipe.yaml"), "name: demo\n");
    json("external.json", "{'openings': ['today']}");
    json(
        "choice.json",
        "{'tasks': [{'task': 'hip', 'model': 'm', 'threshold': 0.4, 'thresholdFrom': 'folds'}]}");
    json("metrics.json", "{'tasks': [{'task': 'hip', " + numbers + "}]}");
  }

  private void json(String name, String text) {
    Documents.write(folder.resolve(name), text.replace('\'', '"'));
  }

  private String page(String list, String item) {
    return String.join("\n", answer(list, item).says());
  }

  private Answer answer(String list, String id) {
    return Checklists.checklist(list).items().stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .orElseThrow()
        .answer(Checklists.facts(folder));
  }

  private static Words words() {
    return Checklists.shipped("en/words.yaml", Words.class);
  }
}
