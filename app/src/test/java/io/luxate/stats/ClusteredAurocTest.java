package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.LuxateException;
import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class ClusteredAurocTest {
  @Test
  void agreesWithObuchowskisSumsOnEveryGoldenCase() {
    for (JsonNode golden : Golden.proc()) {
      ClusteredAuroc auroc =
          ClusteredAuroc.of(
              Golden.numbers(golden.get("first")),
              Golden.truths(golden.get("positive")),
              Clusters.of(Golden.whole(golden.get("patients"))));
      assertThat(auroc.value())
          .as(Golden.name(golden))
          .isEqualTo(golden.get("auroc").asDouble(), within(1e-12));
      assertThat(auroc.variance())
          .as(Golden.name(golden))
          .isEqualTo(golden.get("clustered").asDouble(), within(1e-12));
    }
  }

  @Test
  void isDelongsWhereEachPatientHasOneImage() {
    double[] scores = {8, 5, 2, 5, 7, 1, 3};
    boolean[] positive = {true, true, false, false, true, false, false};
    ClusteredAuroc own =
        ClusteredAuroc.of(scores, positive, Clusters.of(new int[] {1, 2, 3, 4, 5, 6, 7}));
    Auroc plain = Auroc.of(scores, positive);
    assertThat(own.variance()).isEqualTo(plain.variance(), within(1e-15));
    assertThat(own.interval(0.95).low()).isEqualTo(plain.delong(0.95).low(), within(1e-12));
    assertThat(own.interval(0.95).method()).isEqualTo("Obuchowski");
    assertThat(own.logitInterval(0.95).low())
        .isEqualTo(plain.logitDelong(0.95).low(), within(1e-12));
  }

  @Test
  void isNotDeceivedByImagesThatWereCopied() {
    // every patient's image three times: the same area, and nearly the same variance as once
    double[] scores = {8, 5, 2, 5, 7, 1, 3, 6};
    boolean[] positive = {true, true, false, false, true, false, false, false};
    double[] thrice = new double[24];
    boolean[] truth = new boolean[24];
    int[] patient = new int[24];
    for (int i = 0; i < 24; i++) {
      thrice[i] = scores[i % 8];
      truth[i] = positive[i % 8];
      patient[i] = i % 8;
    }
    ClusteredAuroc copied = ClusteredAuroc.of(thrice, truth, Clusters.of(patient));
    assertThat(copied.value()).isEqualTo(Auroc.of(scores, positive).value(), within(1e-12));
    assertThat(copied.variance()).isEqualTo(Auroc.of(scores, positive).variance(), within(1e-12));
    assertThat(Auroc.of(thrice, truth).variance()).isLessThan(copied.variance() / 2.5);
  }

  @Test
  void holdsTheTrueAreaAsOftenAsItSaysWhereDelongDoesNot() {
    // 60 patients of 4 images that differ little: shift 1.5, patients' spread 1, images' .5
    double truth = NormalDistribution.of(0, 1).cumulativeProbability(1.5 / Math.sqrt(2 * 1.25));
    Random random = new Random(8);
    double[] scores = new double[240];
    boolean[] positive = new boolean[240];
    int[] patient = new int[240];
    int[] held = new int[2];
    for (int round = 0; round < 1000; round++) {
      double own = 0;
      for (int i = 0; i < 240; i++) {
        own = i % 4 == 0 ? random.nextGaussian() : own;
        patient[i] = i / 4;
        positive[i] = i < 120;
        scores[i] = own + 0.5 * random.nextGaussian() + (positive[i] ? 1.5 : 0);
      }
      Interval ours = ClusteredAuroc.of(scores, positive, Clusters.of(patient)).logitInterval(0.95);
      Interval delong = Auroc.of(scores, positive).logitDelong(0.95);
      held[0] += ours.low() <= truth && truth <= ours.high() ? 1 : 0;
      held[1] += delong.low() <= truth && truth <= delong.high() ? 1 : 0;
    }
    assertThat(held[0]).isBetween(930, 975);
    assertThat(held[1]).isLessThan(800);
  }

  @Test
  void countsPatientsNotImagesWhereTheClassesAreSeparated() {
    double[] scores = {1, 2, 3, 4, 5, 6};
    boolean[] positive = {false, false, false, true, true, true};
    ClusteredAuroc auroc =
        ClusteredAuroc.of(
            scores, positive, Clusters.of(List.of("anna", "anna", "ben", "carl", "carl", "dora")));
    assertThat(auroc.interval(0.95)).isEqualTo(new Auroc(1, Double.NaN, 2, 2).newcombe(0.95));
    assertThat(auroc.interval(0.95).high()).isEqualTo(1);
  }

  @Test
  void knowsNoVarianceWhenAClassIsOfOnePatient() {
    double[] scores = {0.9, 0.31, 0.2, 0.4, 0.1};
    boolean[] positive = {true, true, false, false, false};
    ClusteredAuroc auroc =
        ClusteredAuroc.of(scores, positive, Clusters.of(new int[] {1, 1, 2, 3, 4}));
    assertThat(auroc.variance()).isNaN();
    assertThat(auroc.interval(0.95).method()).isEqualTo("Newcombe");
    assertThat(auroc.logitInterval(0.95).method()).isEqualTo("Newcombe");
  }

  @Test
  void namesTheRowWithoutAPatient() {
    assertThatThrownBy(() -> Clusters.of(List.of("anna", " ")))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("row 1");
    Clusters two = Clusters.of(new int[] {1, 2});
    assertThatThrownBy(
            () -> ClusteredAuroc.of(new double[] {1, 2, 3}, new boolean[] {true, false, true}, two))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("3 scores but 2 patients");
  }
}
