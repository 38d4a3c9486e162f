package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.LuxateException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetBenefitTest {
  @Test
  void agreesWithCountsOnEveryGoldenCase() {
    double[] thresholds = Golden.numbers(Golden.statistics("thresholds"));
    for (JsonNode golden : Golden.statistics("calibrated")) {
      List<NetBenefit> curve =
          NetBenefit.curve(
              Golden.numbers(golden.get("probabilities")),
              Golden.truths(golden.get("positive")),
              thresholds);
      for (int k = 0; k < thresholds.length; k++) {
        JsonNode expected = golden.get("netBenefit").get(k);
        assertThat(curve.get(k).model()).isEqualTo(expected.get(0).asDouble(), within(1e-12));
        assertThat(curve.get(k).all()).isEqualTo(expected.get(1).asDouble(), within(1e-12));
      }
    }
  }

  @Test
  void isWorthThePrevalenceWhenPerfectAndNothingForEveryoneAtTheOddsOfIt() {
    double[] p = {0.9, 0.1, 0.2, 0.1};
    boolean[] positive = {true, false, false, false};
    NetBenefit quarter = NetBenefit.curve(p, positive, new double[] {0.25}).get(0);
    assertThat(quarter.model()).isEqualTo(0.25, within(1e-12));
    assertThat(quarter.all()).isEqualTo(0, within(1e-12));
    NetBenefit rare = NetBenefit.curve(p, positive, new double[] {0.25}, 0.01).get(0);
    assertThat(rare.model()).isEqualTo(0.01, within(1e-12));
    assertThat(rare.all()).isEqualTo(0.01 - 0.99 / 3, within(1e-12));
    assertThat(rare.bestWithoutModel()).isEqualTo(0);
  }

  @Test
  void refusesAThresholdOfOneAndScoresThatAreNoProbabilities() {
    boolean[] positive = {true, false};
    double[] p = {0.9, 0.1};
    double[] one = {1};
    double[] half = {0.5};
    double[] logits = {3, -3};
    assertThatThrownBy(() -> NetBenefit.curve(p, positive, one))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("threshold 1.0");
    assertThatThrownBy(() -> NetBenefit.curve(logits, positive, half))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("no probability");
  }
}
