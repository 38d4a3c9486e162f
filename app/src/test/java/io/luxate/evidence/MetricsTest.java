package io.luxate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.dataset.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
  @TempDir Path folder = Path.of("unset");

  @Test
  void saysTheResultInOneLine() {
    Metrics metrics = Metrics.of(thirty(0.02), "dislocated", Optional.empty());
    assertThat(metrics.line())
        .matches("AUROC 0\\.\\d{3} \\(95% CI 0\\.\\d{3}-1\\.000, DeLong\\) n=30 positives=15");
    assertThat(metrics.line("out-of-fold")).endsWith("positives=15 out-of-fold");
  }

  @Test
  void neverSaysAnIntervalWithoutWidth() {
    Metrics metrics = Metrics.of(thirty(1), "dislocated", Optional.empty());
    assertThat(metrics.line())
        .isEqualTo("AUROC 1.000 (95% CI 0.865-1.000, Newcombe) n=30 positives=15");
    List<Prediction> many = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      many.add(Prediction.of("i" + i, i < 20_000 ? "no" : "yes", i));
    }
    assertThat(Metrics.of(many, "yes", Optional.empty()).line()).contains("0.999-1.000");
  }

  @Test
  void countsSeveralImagesOfAPatientForWhatTheyAre() {
    List<Prediction> once = thirty(0.02);
    List<Prediction> thrice = new ArrayList<>();
    for (Prediction image : once) {
      for (String view : List.of("AP", "lateral", "axial")) {
        thrice.add(
            Prediction.of(image.path() + view, image.label(), image.score())
                .with(Metadata.of(Optional.of(image.path()), Optional.of("A"))));
      }
    }
    Metrics single = Metrics.of(once, "dislocated", Optional.empty());
    Metrics copied = Metrics.of(thrice, "dislocated", Optional.empty());
    assertThat(copied.auroc()).isCloseTo(single.auroc(), within(1e-12));
    assertThat(copied.aurocCiMethod()).isEqualTo("Obuchowski");
    assertThat(copied.aurocCi().get(0)).isCloseTo(single.aurocCi().get(0), within(0.01));
    assertThat(copied.sites().get(0).aurocCi()).contains(copied.aurocCi());
  }

  @Test
  void countsTheCallsAtTheThresholdFixedBefore() {
    List<Prediction> internal = thirty(1);
    Threshold threshold = Threshold.youden(internal, "dislocated", "internal validation");
    Metrics metrics = Metrics.of(thirty(0.02), "dislocated", threshold);
    OperatingPoint point = metrics.operatingPoint().orElseThrow();
    assertThat(point.truePositives() + point.falseNegatives()).isEqualTo(15);
    assertThat(point.fixedOn()).isEqualTo("internal validation");
    assertThat(point.sensitivity().of()).isEqualTo(15);
    assertThat(point.sensitivity().ci()).hasSize(2);
  }

  @Test
  void writesTheDocumentedKeys() throws IOException {
    Path file = folder.resolve("metrics.json");
    Documents.writeJson(
        file, Metrics.of(thirty(1), "dislocated", Threshold.given(0.5, "the command line")));
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.get("auroc").asDouble()).isEqualTo(1);
    assertThat(json.get("auroc_ci")).hasSize(2);
    assertThat(json.get("auroc_ci_method").asText()).isEqualTo("Newcombe");
    assertThat(json.get("operating_point").get("fixed_on").asText()).isEqualTo("the command line");
    assertThat(Documents.readJson(file, Metrics.class).n()).isEqualTo(30);
  }

  @Test
  void measuresASiteOnlyWithFiveImagesOfEachClass() {
    List<Prediction> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String site = i < 12 ? "hospital-a" : "hospital-b";
      boolean positive = i < 12 ? i % 2 == 0 : i > 16;
      rows.add(
          Prediction.of("x" + i, positive ? "yes" : "no", i * 7 % 20)
              .with(Metadata.of(Optional.empty(), Optional.of(site))));
    }
    List<GroupMetrics> sites = Metrics.of(rows, "yes", Optional.empty()).sites();
    assertThat(sites).extracting(GroupMetrics::name).containsExactly("hospital-a", "hospital-b");
    assertThat(sites.get(0).auroc()).isPresent();
    assertThat(sites.get(1).auroc()).isEmpty();
    assertThat(sites.get(1).positives()).isEqualTo(3);
  }

  @Test
  void averagesMoreThanTwoClasses() {
    List<Prediction> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Map<String, Double> scores = new LinkedHashMap<>();
      for (int c = 0; c < 3; c++) {
        scores.put("class" + c, (i % 3 == c ? 1.0 : 0.0) + (i * 31 + c * 17) % 11 / 8.0);
      }
      rows.add(Prediction.of("i" + i, "class" + i % 3, 0).withClassScores(scores));
    }
    Metrics metrics = Metrics.ofClasses(rows);
    assertThat(metrics.classes()).hasSize(3);
    assertThat(metrics.auroc()).isBetween(0.6, 1.0);
    assertThat(metrics.line()).endsWith("n=30 classes=3 macro");
    assertThatThrownBy(() -> Metrics.ofClasses(thirty(1))).isInstanceOf(LuxateException.class);
  }

  @Test
  void namesTheLabelsWhenThePositiveClassIsMissing() {
    assertThatThrownBy(() -> Metrics.of(thirty(1), "broken", Optional.empty()))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("0 of 30 images are 'broken'")
        .hasMessageContaining("dislocated, located");
  }

  @Test
  void writesOneSummaryRowPerTask() throws IOException {
    Path file = folder.resolve("summary.csv");
    Metrics external = Metrics.of(thirty(1), "dislocated", Optional.empty());
    SummaryRow.write(
        file,
        List.of(
            new SummaryRow("shoulder", "resnet18", "fly", 0.99, Optional.of(external)),
            new SummaryRow("hip", "resnet18", "both", 0.98, Optional.empty())));
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            task,network,augmentation,internal_auroc,external_auroc,external_ci_low,external_ci_high,n_external
            shoulder,resnet18,fly,0.990000,1.000000,0.864758,1.000000,30
            hip,resnet18,both,0.980000,,,,
            """);
  }

  /** Fifteen of each class; a small gap makes one pair change places. */
  private static List<Prediction> thirty(double gap) {
    List<Prediction> rows = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      rows.add(Prediction.of("located/" + i + ".png", "located", i / 100.0));
      double score = i == 0 && gap < 0.1 ? 0.135 - gap : 0.15 + gap / 2 + i / 100.0;
      rows.add(Prediction.of("dislocated/" + i + ".png", "dislocated", score));
    }
    return rows;
  }
}
