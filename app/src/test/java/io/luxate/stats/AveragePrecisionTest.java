package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
  @Test
  void agreesWithScikitLearn() {
    for (JsonNode golden : Golden.statistics("calibrated")) {
      AveragePrecision ours =
          AveragePrecision.of(
              Golden.numbers(golden.get("probabilities")), Golden.truths(golden.get("positive")));
      assertThat(ours.value())
          .as(Golden.name(golden))
          .isEqualTo(golden.get("averagePrecision").asDouble(), within(1e-12));
    }
  }

  @Test
  void isTheShareOfPositivesWhenAllScoresAreEqual() {
    AveragePrecision equal =
        AveragePrecision.of(new double[4], new boolean[] {true, false, false, false});
    assertThat(equal.value()).isEqualTo(0.25);
    assertThat(equal.chance()).isEqualTo(0.25);
  }

  @Test
  void isTheReciprocalRankOfTheOnlyPositive() {
    double[] scores = {0.9, 0.8, 0.7, 0.1};
    AveragePrecision third = AveragePrecision.of(scores, new boolean[] {false, false, true, false});
    assertThat(third.value()).isEqualTo(1 / 3.0, within(1e-15));
    assertThat(third.interval(0.95).low()).isLessThan(0.05);
  }

  @Test
  void agreesWithTheLogitIntervalWorkedByHand() {
    // value .8 of 25 positives: logit 1.3863, half 1.95996 / sqrt(25 x .16) = .97998
    Interval interval = new AveragePrecision(0.8, 25, 100).interval(0.95);
    assertThat(interval.low()).isEqualTo(1 / (1 + Math.exp(-0.4063124)), within(1e-6));
    assertThat(interval.high()).isEqualTo(1 / (1 + Math.exp(-2.3662764)), within(1e-6));
  }

  @Test
  void keepsWidthWhenPerfect() {
    double[] scores = {0.1, 0.2, 0.8, 0.9};
    boolean[] positive = {false, false, true, true};
    AveragePrecision perfect = AveragePrecision.of(scores, positive);
    assertThat(perfect.value()).isEqualTo(1);
    assertThat(perfect.interval(0.95)).isEqualTo(new Proportion(2, 2).wilson(0.95));
    assertThat(
            AveragePrecision.limits(
                scores, positive, Resampling.stratified(positive), Bootstrap.seeded(1), 0.95))
        .isEmpty();
  }

  @Test
  void bootstrapsAroundItsValue() {
    JsonNode golden = Golden.statistics("calibrated").get(0);
    double[] scores = Golden.numbers(golden.get("probabilities"));
    boolean[] positive = Golden.truths(golden.get("positive"));
    Limits limits =
        AveragePrecision.limits(
                scores, positive, Resampling.stratified(positive), Bootstrap.seeded(1), 0.95)
            .orElseThrow();
    assertThat(limits.holds(AveragePrecision.of(scores, positive).value())).isTrue();
    assertThat(limits.high() - limits.low()).isBetween(0.05, 0.3);
  }
}
