package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.stats.Conformal.Answer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConformalTest {
  @Test
  void agreesWithThePValuesOfEachClassOnEveryGoldenCase() {
    double[] grid = Golden.numbers(Golden.statistics("grid"));
    for (JsonNode golden : Golden.statistics("calibrated")) {
      double[] p = Golden.numbers(golden.get("probabilities"));
      boolean[] positive = Golden.truths(golden.get("positive"));
      for (int k = 0; k < grid.length; k++) {
        assertThat(Conformal.perClass(p, positive, 0.2).answer(grid[k]))
            .as(Golden.name(golden) + " at " + grid[k])
            .isEqualTo(answer(golden.get("perClass").get(k)));
        assertThat(Conformal.marginal(p, positive, 0.2).answer(grid[k]))
            .as(Golden.name(golden) + " at " + grid[k])
            .isEqualTo(answer(golden.get("marginal").get(k)));
      }
    }
  }

  private static Answer answer(JsonNode classes) {
    if (classes.get(0).asBoolean()) {
      return classes.get(1).asBoolean() ? Answer.BOTH : Answer.POSITIVE;
    }
    return classes.get(1).asBoolean() ? Answer.NEGATIVE : Answer.NEITHER;
  }

  @Test
  void keepsItsPromiseForTheRareClassOnFreshImages() {
    // 40 positives and 400 negatives, weak scores: 600 calibrations, each asked 20 times a class
    Random random = new Random(12);
    int[] missed = new int[4];
    for (int round = 0; round < 600; round++) {
      double[] p = new double[440];
      boolean[] positive = new boolean[440];
      for (int i = 0; i < p.length; i++) {
        positive[i] = i < 40;
        p[i] = draw(random, positive[i]);
      }
      Conformal each = Conformal.perClass(p, positive, 0.1);
      Conformal all = Conformal.marginal(p, positive, 0.1);
      for (int k = 0; k < 20; k++) {
        double sick = draw(random, true);
        double well = draw(random, false);
        missed[0] += 1 - each.positiveLimit() > sick ? 1 : 0;
        missed[1] += well > each.negativeLimit() ? 1 : 0;
        missed[2] += 1 - all.positiveLimit() > sick ? 1 : 0;
        missed[3] += well > all.negativeLimit() ? 1 : 0;
      }
    }
    assertThat(missed[0] / 12000.0).isBetween(0.085, 0.105);
    assertThat(missed[1] / 12000.0).isBetween(0.085, 0.105);
    assertThat((missed[2] + 10 * missed[3]) / 132000.0).isBetween(0.085, 0.105);
    // and marginal promises nothing of the rare class alone
    assertThat(missed[2]).isGreaterThan(3 * missed[0]);
  }

  private static double draw(Random random, boolean positive) {
    return Logistic.expit(random.nextGaussian() - (positive ? 0.2 : 2));
  }

  @Test
  void countsTheImagesThatAnErrorRateNeeds() {
    assertThat(Conformal.needed(0.05)).isEqualTo(19);
    assertThat(Conformal.needed(0.1)).isEqualTo(9);
    assertThat(Conformal.needed(0.01)).isEqualTo(99);
    assertThat(Conformal.needed(0.5)).isEqualTo(1);
    for (int n = 1; n < 300; n++) {
      assertThat(Conformal.needed(1.0 / (n + 1))).isEqualTo(n);
    }
  }

  @Test
  void refusesToPromiseWhatTheImagesCannotBear() {
    double[] p = new double[38];
    boolean[] positive = new boolean[38];
    for (int i = 0; i < 38; i++) {
      positive[i] = i < 18;
      p[i] = i / 40.0;
    }
    assertThatThrownBy(() -> Conformal.perClass(p, positive, 0.05))
        .isInstanceOfSatisfying(
            LuxateException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DATA))
        .hasMessageContaining("needs 19 calibration positives, there are 18")
        .hasMessageContaining("no less than 0.053");
    assertThat(Conformal.marginal(p, positive, 0.05).perClass()).isFalse();
    assertThat(Conformal.perClass(p, positive, 0.053).perClass()).isTrue();
    assertThatThrownBy(() -> Conformal.perClass(p, positive, 5))
        .isInstanceOfSatisfying(
            LuxateException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USER));
  }

  @Test
  void answersByHandAndCountsWhoIsLeftWithoutAnAnswer() {
    // positives allowed from .4, negatives up to .6
    Conformal rule = new Conformal(0.6, 0.6, 0.1, true);
    assertThat(rule.answer(0.9)).isEqualTo(Answer.POSITIVE);
    assertThat(rule.answer(0.5)).isEqualTo(Answer.BOTH);
    assertThat(rule.answer(0.1)).isEqualTo(Answer.NEGATIVE);
    assertThat(new Conformal(0.2, 0.2, 0.1, true).answer(0.5)).isEqualTo(Answer.NEITHER);
    Abstention seen =
        Abstention.of(
            rule, new double[] {0.9, 0.5, 0.1, 0.05}, new boolean[] {true, false, true, false});
    assertThat(seen.abstained()).isEqualTo(new Proportion(1, 4));
    assertThat(seen.missed()).isEqualTo(new Proportion(1, 4));
    assertThat(seen.missedPositives()).contains(new Proportion(1, 2));
    assertThat(seen.missedNegatives()).contains(new Proportion(0, 2));
    assertThat(seen.wrong()).contains(new Proportion(1, 3));
  }

  @Test
  void abstainsOnAllWhenAllScoresAreEqual() {
    double[] equal = new double[40];
    boolean[] positive = new boolean[40];
    for (int i = 0; i < 40; i++) {
      equal[i] = 0.3;
      positive[i] = i % 2 == 0;
    }
    Conformal rule = Conformal.perClass(equal, positive, 0.1);
    assertThat(Abstention.of(rule, equal, positive).abstained()).isEqualTo(new Proportion(40, 40));
    assertThat(Abstention.of(rule, equal, positive).wrong()).isEmpty();
    equal[3] = Double.NaN;
    assertThatThrownBy(() -> Conformal.perClass(equal, positive, 0.1))
        .hasMessageContaining("index 3");
  }
}
