package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.LuxateException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibratorTest {
  @Test
  void agreesWithScikitLearnAndScipyOnEveryGoldenCase() {
    double[] grid = Golden.numbers(Golden.statistics("grid"));
    for (JsonNode golden : Golden.statistics("calibrated")) {
      double[] p = Golden.numbers(golden.get("probabilities"));
      boolean[] positive = Golden.truths(golden.get("positive"));
      String name = Golden.name(golden);
      double[] logits = Logistic.logits(p);
      PlattScaling platt = PlattScaling.fit(logits, positive);
      assertThat(platt.slope())
          .as(name)
          .isEqualTo(golden.get("platt").get(0).asDouble(), within(1e-5));
      assertThat(platt.intercept())
          .as(name)
          .isEqualTo(golden.get("platt").get(1).asDouble(), within(1e-5));
      assertThat(TemperatureScaling.fit(logits, positive).temperature())
          .as(name)
          .isEqualTo(golden.get("temperature").asDouble(), within(1e-6));
      IsotonicRegression isotonic = IsotonicRegression.fit(p, positive);
      for (int k = 0; k < grid.length; k++) {
        assertThat(isotonic.apply(grid[k]))
            .as(name + " at " + grid[k])
            .isEqualTo(golden.get("isotonic").get(k).asDouble(), within(1e-9));
      }
    }
    for (JsonNode golden : Golden.statistics("classes")) {
      double[][] triple = Golden.matrix(golden.get("scores"));
      for (double[] row : triple) {
        for (int c = 0; c < row.length; c++) {
          row[c] *= 3;
        }
      }
      assertThat(TemperatureScaling.fit(triple, Golden.whole(golden.get("labels"))).temperature())
          .isEqualTo(golden.get("temperatureOfTriple").asDouble(), within(1e-6));
    }
  }

  @Test
  void poolsAdjacentViolatorsAsByHand() {
    // 0 | 1 0 -> 1/2 | 1, and the tie at 5 is one step
    double[] scores = {1, 2, 3, 4, 5, 5};
    boolean[] positive = {false, true, false, true, true, true};
    IsotonicRegression fit = IsotonicRegression.fit(scores, positive);
    assertThat(fit.scores()).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
    assertThat(fit.probabilities()).containsExactly(0.0, 0.5, 0.5, 1.0, 1.0);
    assertThat(fit.apply(1.5)).isEqualTo(0.25, within(1e-15));
    assertThat(fit.apply(-9)).isEqualTo(0);
    assertThat(fit.apply(9)).isEqualTo(1);
  }

  @Test
  void weighsATieBeforeItPoolsWhateverTheOrderOfTheRows() {
    // the tie at 2 is 2/3, above the 1/2 at 1, so nothing is pooled
    double[] scores = {1, 1, 2, 2, 2};
    IsotonicRegression falseFirst =
        IsotonicRegression.fit(scores, new boolean[] {true, false, false, true, true});
    assertThat(falseFirst.scores()).containsExactly(1.0, 2.0);
    assertThat(falseFirst.probabilities()).containsExactly(0.5, 2 / 3.0);
    assertThat(IsotonicRegression.fit(scores, new boolean[] {false, true, true, true, false}))
        .isEqualTo(falseFirst);
  }

  @Test
  void neverFallsAndNeverLeavesZeroToOne() {
    Random random = new Random(4);
    for (int round = 0; round < 50; round++) {
      double[] scores = random.doubles(40).map(s -> Math.round(s * 30) / 3.0).toArray();
      boolean[] positive = new boolean[40];
      for (int i = 0; i < 40; i++) {
        positive[i] = i == 0 || (i > 1 && random.nextInt(12) < scores[i]);
      }
      for (Calibrator fit :
          List.of(IsotonicRegression.fit(scores, positive), PlattScaling.fit(scores, positive))) {
        double last = fit.apply(-1);
        for (double score = -1; score < 12; score += 0.05) {
          double now = fit.apply(score);
          assertThat(now).isBetween(0.0, 1.0);
          assertThat(now).isGreaterThanOrEqualTo(last);
          last = now;
        }
      }
    }
  }

  @Test
  void keepsTheMeanThatIsThere() {
    // pooled means and the logistic curve both keep sums over the data
    JsonNode golden = Golden.statistics("calibrated").get(1);
    double[] p = Golden.numbers(golden.get("probabilities"));
    boolean[] positive = Golden.truths(golden.get("positive"));
    IsotonicRegression isotonic = IsotonicRegression.fit(p, positive);
    double sum = 0;
    for (double one : p) {
      sum += isotonic.apply(one);
    }
    assertThat(sum).isEqualTo(Scores.positives(positive), within(1e-9));
  }

  @Test
  void findsTheTemperatureThatWasPutIn() {
    Random random = new Random(9);
    double[] logits = new double[20000];
    boolean[] positive = new boolean[20000];
    for (int i = 0; i < logits.length; i++) {
      double honest = random.nextGaussian() * 2;
      logits[i] = 2.5 * honest;
      positive[i] = random.nextDouble() < Logistic.expit(honest);
    }
    TemperatureScaling fit = TemperatureScaling.fit(logits, positive);
    assertThat(fit.temperature()).isEqualTo(2.5, within(0.1));
    assertThat(fit.apply(5)).isEqualTo(fit.apply(new double[] {0, 5})[1], within(1e-12));
  }

  @Test
  void staysFiniteByPlattWhenTheClassesAreSeparatedAndRefusesATemperature() {
    double[] scores = {-3, -2, 2, 3};
    boolean[] positive = {false, false, true, true};
    PlattScaling platt = PlattScaling.fit(scores, positive);
    // targets 1/4 and 3/4 around 0
    assertThat(platt.intercept()).isEqualTo(0, within(1e-9));
    assertThat(platt.apply(2.5)).isEqualTo(0.75, within(0.02));
    assertThatThrownBy(() -> TemperatureScaling.fit(scores, positive))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("Platt");
    assertThatThrownBy(
            () -> TemperatureScaling.fit(scores, new boolean[] {true, true, false, false}))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("check the model");
  }

  @Test
  void fitsWhateverTheScaleOfTheScores() {
    double[] scores = {1, 2, 3, 4, 5, 6};
    boolean[] positive = {false, true, false, true, false, true};
    PlattScaling plain = PlattScaling.fit(scores, positive);
    double[] moved = new double[6];
    for (int i = 0; i < 6; i++) {
      moved[i] = 1e6 + scores[i] * 1e4;
    }
    PlattScaling same = PlattScaling.fit(moved, positive);
    assertThat(same.apply(moved[1])).isEqualTo(plain.apply(2), within(1e-9));
  }

  @Test
  void refusesEqualScoresOneClassAndWhatIsNoNumber() {
    boolean[] positive = {true, false};
    assertThatThrownBy(() -> PlattScaling.fit(new double[2], positive))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("all scores are equal");
    assertThat(IsotonicRegression.fit(new double[2], positive).apply(7)).isEqualTo(0.5);
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] scores = {0.2, bad};
      assertThatThrownBy(() -> PlattScaling.fit(scores, positive)).hasMessageContaining("index 1");
      assertThatThrownBy(() -> TemperatureScaling.fit(scores, positive))
          .hasMessageContaining("index 1");
      assertThatThrownBy(() -> IsotonicRegression.fit(scores, positive))
          .hasMessageContaining("index 1");
    }
    assertThatThrownBy(
            () -> IsotonicRegression.fit(new double[] {1, 2}, new boolean[] {true, true}))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("both classes");
  }

  @Test
  void refusesAFunctionThatFalls() {
    assertThatThrownBy(() -> new IsotonicRegression(List.of(1.0, 2.0), List.of(0.5, 0.4)))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("index 1");
    assertThatThrownBy(
            () -> PlattScaling.fit(new double[] {1, 2, 3}, new boolean[] {true, true, false}))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("turn the model around");
    assertThatThrownBy(() -> new TemperatureScaling(0)).isInstanceOf(LuxateException.class);
  }
}
