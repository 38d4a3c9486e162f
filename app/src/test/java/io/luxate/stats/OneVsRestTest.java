package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.luxate.LuxateException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OneVsRestTest {
  @Test
  void isTheOrdinaryAurocForTwoComplementaryClasses() {
    Random random = new Random(3);
    double[][] scores = new double[60][2];
    double[] second = new double[60];
    int[] labels = new int[60];
    boolean[] positive = new boolean[60];
    for (int i = 0; i < 60; i++) {
      labels[i] = i % 3 == 0 ? 1 : 0;
      positive[i] = labels[i] == 1;
      second[i] = Math.round(random.nextGaussian() * 4 + labels[i] * 4) / 10.0;
      scores[i] = new double[] {-second[i], second[i]};
    }
    OneVsRest both = OneVsRest.of(scores, labels);
    Auroc one = Auroc.of(second, positive);
    assertThat(both.macro()).isEqualTo(one.value(), within(1e-12));
    assertThat(both.macroVariance()).isEqualTo(one.variance(), within(1e-12));
    assertThat(both.macroInterval(0.95).method()).isEqualTo("DeLong");
    assertThat(both.macroLogitInterval(0.95).low())
        .isEqualTo(one.logitDelong(0.95).low(), within(1e-12));
  }

  @Test
  void averagesTheClassesThatAreThere() {
    // class 0 against rest: 1; class 1: .3 .6 against .5 .2 .6 .1 -> (2 + 3.5) / 8; class 3 absent
    double[][] scores = {
      {0.9, 0.5, 0.1, 0},
      {0.8, 0.2, 0.1, 0},
      {0.1, 0.3, 0.2, 0},
      {0.2, 0.6, 0.1, 0},
      {0.1, 0.6, 0.9, 0},
      {0.1, 0.1, 0.8, 0}
    };
    int[] labels = {0, 0, 1, 1, 2, 2};
    OneVsRest result = OneVsRest.of(scores, labels);
    assertThat(result.perClass().get(0).orElseThrow().value()).isEqualTo(1);
    assertThat(result.perClass().get(1).orElseThrow().value()).isEqualTo(5.5 / 8, within(1e-12));
    assertThat(result.perClass().get(3)).isEmpty();
    assertThat(result.macro()).isEqualTo((1 + 5.5 / 8 + 1) / 3, within(1e-12));
  }

  @Test
  void keepsWidthWhenEveryClassIsPerfect() {
    double[][] scores = {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 1}};
    Interval interval = OneVsRest.of(scores, new int[] {0, 0, 1, 1, 2, 2}).macroInterval(0.95);
    assertThat(interval.method()).isEqualTo("Newcombe");
    assertThat(interval.low()).isLessThan(0.8);
    assertThat(interval.high()).isEqualTo(1);
  }

  @Test
  void namesTheRowThatDoesNotFit() {
    double[][] scores = {{1, 0}, {0, Double.NaN}};
    assertThatThrownBy(() -> OneVsRest.of(scores, new int[] {0, 1}))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("index 1");
    assertThatThrownBy(() -> OneVsRest.of(new double[][] {{1, 0}, {0}}, new int[] {0, 1}))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("row 1");
    assertThatThrownBy(() -> OneVsRest.of(new double[][] {{1, 0}, {0, 1}}, new int[] {0, 2}))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("label at index 1");
  }
}
