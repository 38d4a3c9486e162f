package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.LuxateException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AurocDifferenceTest {
  @Test
  void agreesWithProcOnEveryGoldenCase() {
    for (JsonNode golden : Golden.proc()) {
      boolean[] positive = Golden.truths(golden.get("positive"));
      AurocDifference ours =
          AurocDifference.paired(
              Golden.numbers(golden.get("first")), Golden.numbers(golden.get("second")), positive);
      double[] proc = Golden.numbers(golden.get("difference"));
      String name = Golden.name(golden);
      assertThat(ours.value()).as(name).isEqualTo(proc[0], within(1e-12));
      assertThat(ours.z().orElseThrow()).as(name).isEqualTo(proc[1], within(1e-9));
      assertThat(ours.p().orElseThrow()).as(name).isEqualTo(proc[2], within(1e-9));
      assertThat(ours.limits(0.95).low()).as(name).isEqualTo(proc[3], within(1e-9));
      assertThat(ours.limits(0.95).high()).as(name).isEqualTo(proc[4], within(1e-9));
    }
  }

  @Test
  void agreesWithProcOnTwoSetsThatShareNoImage() {
    for (JsonNode golden : Golden.proc()) {
      double[] scores = Golden.numbers(golden.get("first"));
      boolean[] positive = Golden.truths(golden.get("positive"));
      int half = scores.length / 2;
      AurocDifference ours =
          AurocDifference.unpaired(
              Auroc.of(Arrays.copyOf(scores, half), Arrays.copyOf(positive, half)),
              Auroc.of(
                  Arrays.copyOfRange(scores, half, scores.length),
                  Arrays.copyOfRange(positive, half, scores.length)));
      double[] proc = Golden.numbers(golden.get("halves"));
      assertThat(ours.value()).as(Golden.name(golden)).isEqualTo(proc[0], within(1e-12));
      assertThat(ours.variance()).as(Golden.name(golden)).isEqualTo(proc[1], within(1e-12));
    }
  }

  @Test
  void agreesWithObuchowskisSumsForPatientsWithSeveralImages() {
    for (JsonNode golden : Golden.proc()) {
      AurocDifference ours =
          AurocDifference.paired(
              Golden.numbers(golden.get("first")),
              Golden.numbers(golden.get("second")),
              Golden.truths(golden.get("positive")),
              Clusters.of(Golden.whole(golden.get("patients"))));
      assertThat(ours.variance())
          .as(Golden.name(golden))
          .isEqualTo(golden.get("clusteredDifference").asDouble(), within(1e-12));
    }
  }

  @Test
  void turnsItsSignWithTheModels() {
    double[] first = {8, 5, 2, 5, 6, 3};
    double[] second = {4, 6, 1, 7, 2, 3};
    boolean[] positive = {true, true, false, false, true, false};
    AurocDifference one = AurocDifference.paired(first, second, positive);
    AurocDifference other = AurocDifference.paired(second, first, positive);
    assertThat(other.value()).isEqualTo(-one.value(), within(1e-12));
    assertThat(other.limits(0.9).low()).isEqualTo(-one.limits(0.9).high(), within(1e-12));
    assertThat(other.p().orElseThrow()).isEqualTo(one.p().orElseThrow(), within(1e-12));
  }

  @Test
  void keepsWidthBetweenTwoPerfectModelsAndSaysNoP() {
    double[] scores = {1, 2, 3, 4};
    boolean[] positive = {false, false, true, true};
    AurocDifference same = AurocDifference.paired(scores, scores, positive);
    assertThat(same.value()).isEqualTo(0);
    assertThat(same.z()).isEmpty();
    assertThat(same.p()).isEmpty();
    assertThat(same.limits(0.95).method()).isEqualTo("Newcombe");
    assertThat(same.limits(0.95).low()).isLessThan(-0.2);
    assertThat(same.limits(0.95).holds(0)).isTrue();
    double[] worst = {4, 3, 2, 1};
    Limits limits = AurocDifference.paired(scores, worst, positive).limits(0.95);
    assertThat(limits.high()).isEqualTo(1);
    assertThat(limits.low()).isLessThan(0.8);
  }

  @Test
  void namesTheIndexInEitherModel() {
    double[] good = {0.1, 0.9};
    double[] bad = {0.1, Double.NaN};
    boolean[] positive = {false, true};
    assertThatThrownBy(() -> AurocDifference.paired(good, bad, positive))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("index 1");
  }

  @Test
  void doesNotTakeASideWithoutVarianceForCertain() {
    Auroc perfect =
        Auroc.of(new double[] {0.9, 0.8, 0.2, 0.1}, new boolean[] {true, true, false, false});
    Auroc other =
        Auroc.of(
            new double[] {0.9, 0.3, 0.7, 0.4, 0.2, 0.1},
            new boolean[] {true, true, true, false, false, false});
    AurocDifference gap = AurocDifference.unpaired(other, perfect);
    assertThat(gap.p()).isEmpty();
    assertThat(gap.limits(0.95).method()).isEqualTo("Newcombe");
    Limits swapped = AurocDifference.unpaired(perfect, other).limits(0.95);
    assertThat(swapped.low()).isEqualTo(-gap.limits(0.95).high(), within(1e-12));
    assertThat(swapped.high()).isEqualTo(-gap.limits(0.95).low(), within(1e-12));
  }
}
