package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.LuxateException;
import org.junit.jupiter.api.Test;

class RatesTest {
  private static final double CLOSE = 1e-9;

  @Test
  void agreesWithStatsmodelsScipyAndMercaldoOnEveryTable() {
    for (JsonNode golden : Golden.statistics("tables")) {
      int[] cells = Golden.whole(golden.get("counts"));
      Confusion calls = new Confusion(cells[0], cells[1], cells[2], cells[3]);
      AtPrevalence there = new AtPrevalence(calls, golden.get("prevalence").asDouble());
      assertThat(calls.f1().orElseThrow()).isEqualTo(golden.get("f1").asDouble(), within(CLOSE));
      Golden.agree(calls.sensitivity().clopperPearson(0.95), golden.get("clopperPearson"), CLOSE);
      assertThat(there.ppv().orElseThrow()).isEqualTo(golden.get("ppv").asDouble(), within(CLOSE));
      assertThat(there.npv().orElseThrow()).isEqualTo(golden.get("npv").asDouble(), within(CLOSE));
      assertThat(there.ppvInterval(0.95).orElseThrow().low())
          .isEqualTo(golden.get("ppvInterval").get(0).asDouble(), within(CLOSE));
      assertThat(there.npvInterval(0.95).orElseThrow().low())
          .isEqualTo(golden.get("npvInterval").get(0).asDouble(), within(CLOSE));
      if (golden.has("lrPlus")) {
        Golden.agree(there.ppvInterval(0.95).orElseThrow(), golden.get("ppvInterval"), CLOSE);
        Golden.agree(there.npvInterval(0.95).orElseThrow(), golden.get("npvInterval"), CLOSE);
        agree(calls.positiveLikelihoodRatio().orElseThrow(), golden.get("lrPlus"));
        agree(calls.negativeLikelihoodRatio().orElseThrow(), golden.get("lrMinus"));
      }
    }
  }

  private static void agree(LikelihoodRatio ours, JsonNode golden) {
    assertThat(ours.value()).isEqualTo(golden.get(0).asDouble(), within(CLOSE));
    Limits limits = ours.limits(0.95).orElseThrow();
    assertThat(limits.low()).isEqualTo(golden.get(1).asDouble(), within(CLOSE));
    assertThat(limits.high()).isEqualTo(golden.get(2).asDouble(), within(CLOSE));
  }

  @Test
  void agreesWithClopperAndPearsonsPublishedValues() {
    // Newcombe RG. Stat Med 1998;17:857-72, table I, method 5
    Interval some = new Proportion(81, 263).clopperPearson(0.95);
    assertThat(some.low()).isEqualTo(0.2527, within(5e-5));
    assertThat(some.high()).isEqualTo(0.3676, within(5e-5));
    Interval none = new Proportion(0, 20).clopperPearson(0.95);
    assertThat(none.low()).isEqualTo(0);
    assertThat(none.high()).isEqualTo(1 - Math.pow(0.025, 1 / 20.0), within(1e-9));
    assertThat(new Proportion(20, 20).clopperPearson(0.95).high()).isEqualTo(1);
  }

  @Test
  void leavesEmptyWhatZeroCellsDoNotDefine() {
    Confusion silent = new Confusion(0, 0, 10, 5);
    assertThat(silent.ppv()).isEmpty();
    assertThat(silent.npv()).contains(new Proportion(10, 15));
    assertThat(silent.f1()).hasValue(0);
    assertThat(silent.positiveLikelihoodRatio()).isEmpty();
    assertThat(new AtPrevalence(silent, 0.1).ppv()).isEmpty();
    assertThat(new AtPrevalence(silent, 0.1).ppvInterval(0.95)).isEmpty();
    assertThat(new Confusion(0, 0, 10, 0).f1()).isEmpty();
    LikelihoodRatio pure = new Confusion(3, 0, 10, 2).positiveLikelihoodRatio().orElseThrow();
    assertThat(pure.value()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(pure.limits(0.95)).isEmpty();
    LikelihoodRatio never = new Confusion(5, 1, 10, 0).negativeLikelihoodRatio().orElseThrow();
    assertThat(never.value()).isEqualTo(0);
    assertThat(never.limits(0.95)).isEmpty();
  }

  @Test
  void restatesTheSameValuesAtTheDatasOwnPrevalence() {
    Confusion calls = new Confusion(8, 3, 20, 4);
    AtPrevalence same = new AtPrevalence(calls, 12 / 35.0);
    assertThat(same.ppv().orElseThrow())
        .isEqualTo(calls.ppv().orElseThrow().value(), within(1e-12));
    assertThat(same.npv().orElseThrow())
        .isEqualTo(calls.npv().orElseThrow().value(), within(1e-12));
  }

  @Test
  void keepsAPredictiveValueOfOneWithinAnIntervalThatHasWidth() {
    Interval interval =
        new AtPrevalence(new Confusion(12, 0, 15, 0), 0.1).ppvInterval(0.95).orElseThrow();
    assertThat(interval.high()).isEqualTo(1);
    assertThat(interval.low()).isLessThan(0.5);
    assertThat(interval.method()).isEqualTo("adjusted logit");
  }

  @Test
  void refusesAPrevalenceInPercent() {
    assertThatThrownBy(() -> new AtPrevalence(new Confusion(1, 1, 1, 1), 10))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("0.1 is one in ten");
  }
}
