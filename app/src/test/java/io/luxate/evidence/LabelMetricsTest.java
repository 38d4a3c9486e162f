package io.luxate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.dataset.Metadata;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelMetricsTest {
  private static final List<String> LABELS = List.of("cyst", "tear");
  private static final Aim AIM = Aim.of(LABELS, Optional.empty(), true);

  @TempDir private Path folder = Path.of("");

  @Test
  void measuresEachLabelByItselfAtItsOwnThreshold() {
    List<Prediction> rows =
        List.of(
            row("a", "cyst;tear", 0.9, 0.3),
            row("b", "cyst", 0.7, 0.2),
            row("c", "tear", 0.6, 0.1),
            row("d", "", 0.5, 0.05));
    Map<String, Threshold> fixed = AIM.fix(rows, "these");
    assertThat(Objects.requireNonNull(fixed.get("cyst")).value()).isCloseTo(0.65, within(1e-9));
    assertThat(Objects.requireNonNull(fixed.get("tear")).value()).isCloseTo(0.25, within(1e-9));
    Metrics metrics = AIM.measure(rows, fixed);
    assertThat(metrics.positive()).isEmpty();
    assertThat(metrics.classes()).extracting(GroupMetrics::name).isEqualTo(LABELS);
    GroupMetrics cyst = metrics.classes().get(0);
    GroupMetrics tear = metrics.classes().get(1);
    assertThat(cyst.auroc()).contains(1.0);
    assertThat(tear.auroc()).contains(0.75);
    assertThat(metrics.auroc()).isCloseTo(0.875, within(1e-9));
    assertThat(cyst.operatingPoint().orElseThrow().sensitivity().value()).isEqualTo(1);
    assertThat(tear.operatingPoint().orElseThrow().falseNegatives()).isEqualTo(1);
    AllClasses all = metrics.allClasses().orElseThrow();
    assertThat(all.multiLabel()).isTrue();
    assertThat(all.mostLikely()).isEmpty();
    // of the 16 pairs of a score that should be high and one that should be low, by hand
    assertThat(all.microAuroc().value()).isCloseTo(11 / 16.0, within(1e-9));
    assertThat(metrics.line()).endsWith("n=4 labels=2 macro");
  }

  @Test
  void takesALabelAloneAsAQuestionOfItsOwn() {
    List<Prediction> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String held = i % 2 == 0 ? (i % 3 == 0 ? "cyst;tear" : "cyst") : i % 3 == 0 ? "tear" : "";
      rows.add(row("p" + i, held, (i * 7 % 40) / 40.0, (i * 11 % 40) / 40.0));
    }
    Metrics together = AIM.measure(rows, Map.of());
    for (GroupMetrics label : together.classes()) {
      Metrics alone =
          Metrics.of(Prediction.about(label.name(), rows), label.name(), Optional.empty());
      assertThat(label.auroc()).contains(alone.auroc());
      assertThat(label.aurocCi()).contains(alone.aurocCi());
    }
  }

  @Test
  void widensTheIntervalsWhereAPatientHasSeveralImages() {
    List<Prediction> once = new ArrayList<>();
    List<Prediction> thrice = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String held = i % 2 == 0 ? (i % 3 == 0 ? "cyst;tear" : "cyst") : i % 3 == 0 ? "tear" : "";
      double cyst = (i * 7 % 30 + (i % 2 == 0 ? 12 : 0)) / 45.0;
      double tear = (i * 11 % 30 + (i % 3 == 0 ? 12 : 0)) / 45.0;
      once.add(row("i" + i, held, cyst, tear));
      for (int copy = 0; copy < 3; copy++) {
        thrice.add(of("p" + i, row("i" + i + "-" + copy, held, cyst, tear)));
      }
    }
    Metrics single = AIM.measure(once, Map.of());
    Metrics clustered = AIM.measure(thrice, Map.of());
    assertThat(clustered.auroc()).isCloseTo(single.auroc(), within(1e-9));
    assertThat(clustered.aurocCiMethod()).isEqualTo("Obuchowski");
    assertThat(clustered.classes().get(0).aurocCiMethod()).contains("Obuchowski");
    double alone = width(single.aurocCi());
    assertThat(width(clustered.aurocCi())).isCloseTo(alone, within(0.05 * alone));
    assertThat(clustered.allClasses().orElseThrow().microAuroc().value())
        .isCloseTo(single.allClasses().orElseThrow().microAuroc().value(), within(1e-9));
  }

  @Test
  void leavesALabelWithoutBothSidesUnmeasured() {
    List<Prediction> rows =
        List.of(row("a", "cyst", 0.9, 0.3), row("b", "", 0.7, 0.2), row("c", "", 0.6, 0.1));
    assertThat(AIM.isMeasurable(rows)).isTrue();
    assertThat(AIM.fix(rows, "these")).containsOnlyKeys("cyst");
    assertThat(AIM.measure(rows, Map.of()).classes().get(1).auroc()).isEmpty();
    assertThat(AIM.isMeasurable(List.of(row("a", "cyst", 0.9, 0.3)))).isFalse();
  }

  @Test
  void writesAndReadsSeveralLabelsInOneCell() {
    List<Prediction> rows =
        List.of(
            row("a", "cyst;tear", 0.9, 0.3), row("b", "", 0.7, 0.2), row("c", "tear", 0.6, 0.1));
    Path file = folder.resolve("predictions.csv");
    Predictions.write(file, rows);
    assertThat(Documents.readText(file)).contains("score_cyst,score_tear", "\na,cyst;tear,0.9,");
    List<Prediction> read = Predictions.read(file);
    assertThat(read).isEqualTo(rows);
    assertThat(read).extracting(p -> p.labels().names().size()).containsExactly(2, 0, 1);
    List<Prediction> wrong = List.of(row("a", "cyst;bone", 0.9, 0.3), row("b", "", 0.7, 0.2));
    assertThatThrownBy(() -> AIM.measure(wrong, Map.of()))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("a (row 1): label 'bone' is none of [cyst, tear]");
  }

  @Test
  void saysHowOftenTheLikeliestClassIsTheTrueOne() {
    List<Prediction> rows = new ArrayList<>();
    rows.add(scored("a", "x", 0.5, 0.3, 0.2));
    rows.add(scored("b", "x", 0.3, 0.5, 0.2));
    rows.add(scored("c", "y", 0.1, 0.8, 0.1));
    rows.add(scored("d", "z", 0.1, 0.1, 0.8));
    Aim alike = Aim.of(List.of("x", "y", "z"), Optional.empty(), false);
    assertThat(alike.fix(rows, "these")).isEmpty();
    AllClasses all = alike.measure(rows, Map.of()).allClasses().orElseThrow();
    AllClasses.MostLikely calls = all.mostLikely().orElseThrow();
    assertThat(calls.calls()).containsExactly(List.of(1, 1, 0), List.of(0, 1, 0), List.of(0, 0, 1));
    assertThat(calls.accuracy().count()).isEqualTo(3);
    Path file = folder.resolve("metrics.json");
    Metrics metrics = alike.measure(rows, Map.of());
    Documents.writeJson(file, metrics);
    assertThat(Documents.readJson(file, Metrics.class)).isEqualTo(metrics);
  }

  private static double width(List<Double> ci) {
    return ci.get(1) - ci.get(0);
  }

  private static Prediction row(String path, String held, double cyst, double tear) {
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("cyst", cyst);
    scores.put("tear", tear);
    return Prediction.of(path, held, Math.max(cyst, tear)).withClassScores(scores);
  }

  private static Prediction scored(String path, String label, double... scores) {
    Map<String, Double> byClass = new LinkedHashMap<>();
    byClass.put("x", scores[0]);
    byClass.put("y", scores[1]);
    byClass.put("z", scores[2]);
    return Prediction.of(path, label, 0).withClassScores(byClass);
  }

  private static Prediction of(String patient, Prediction row) {
    return row.with(Metadata.of(Optional.of(patient), Optional.empty()));
  }
}
