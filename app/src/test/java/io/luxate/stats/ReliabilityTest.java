package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.LuxateException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
  @Test
  void agreesWithScikitLearnAndStatsmodelsOnEveryGoldenCase() {
    for (JsonNode golden : Golden.statistics("calibrated")) {
      double[] p = Golden.numbers(golden.get("probabilities"));
      boolean[] positive = Golden.truths(golden.get("positive"));
      assertThat(Brier.of(p, positive).value())
          .isEqualTo(golden.get("brier").asDouble(), within(1e-12));
      CalibrationLine line = CalibrationLine.of(p, positive);
      agree(line.slope(), line.slopeVariance(), golden.get("slope"));
      agree(line.intercept(), line.interceptVariance(), golden.get("intercept"));
      Reliability width = Reliability.equalWidth(p, positive, 10);
      agree(width, golden.get("equalWidth"));
      agree(Reliability.equalMass(p, positive, 8), golden.get("equalMass"));
      assertThat(width.bins()).hasSize(golden.get("mean").size());
    }
  }

  private static void agree(double value, double variance, JsonNode golden) {
    assertThat(value).isEqualTo(golden.get(0).asDouble(), within(1e-8));
    assertThat(Math.sqrt(variance)).isEqualTo(golden.get(1).asDouble(), within(1e-6));
  }

  private static void agree(Reliability ours, JsonNode golden) {
    assertThat(ours.expectedError()).isEqualTo(golden.get(0).asDouble(), within(1e-12));
    assertThat(ours.greatestError()).isEqualTo(golden.get(1).asDouble(), within(1e-12));
    assertThat(ours.debiasedSquaredError().isEmpty()).isEqualTo(golden.get(2).isNull());
    ours.debiasedSquaredError()
        .ifPresent(e -> assertThat(e).isEqualTo(golden.get(2).asDouble(), within(1e-12)));
  }

  @Test
  void binsByHand() {
    double[] p = {0, 0.2, 0.3, 0.5, 1};
    boolean[] positive = {false, true, false, true, true};
    Reliability two = Reliability.equalWidth(p, positive, 2);
    ReliabilityBin low = two.bins().get(0);
    assertThat(low.observed()).isEqualTo(new Proportion(1, 3));
    assertThat(low.meanProbability()).isEqualTo(0.5 / 3, within(1e-12));
    assertThat(low.observed().wilson(0.95).low()).isBetween(0.0, 1 / 3.0);
    assertThat(two.bins().get(1).observed()).isEqualTo(new Proportion(2, 2));
    assertThat(two.expectedError()).isEqualTo((0.5 + 0.5) / 5, within(1e-12));
    Reliability tied = Reliability.equalMass(new double[] {0.5, 0.5, 0.5, 0.9}, positive4(), 2);
    assertThat(tied.bins()).extracting(b -> b.observed().of()).containsExactly(3, 1);
    assertThat(tied.debiasedSquaredError()).isEmpty();
  }

  private static boolean[] positive4() {
    return new boolean[] {true, false, false, true};
  }

  @Test
  void putsEveryEdgeIntoTheBinItOpens() {
    for (int count : new int[] {3, 7, 10, 15, 100}) {
      double[] p = new double[count + 1];
      for (int k = 0; k <= count; k++) {
        p[k] = (double) k / count;
      }
      Reliability bins = Reliability.equalWidth(p, new boolean[count + 1], count);
      assertThat(bins.bins()).hasSize(count);
      assertThat(bins.bins().get(count - 1).observed().of()).isEqualTo(2);
    }
  }

  @Test
  void overstatesTheErrorOfHonestProbabilitiesButNotOnceDebiased() {
    Random random = new Random(2);
    double error = 0;
    double debiased = 0;
    for (int round = 0; round < 300; round++) {
      double[] p = random.doubles(100).toArray();
      boolean[] positive = new boolean[100];
      for (int i = 0; i < 100; i++) {
        positive[i] = random.nextDouble() < p[i];
      }
      Reliability bins = Reliability.equalMass(p, positive, 10);
      error += bins.expectedError() / 300;
      debiased += bins.debiasedSquaredError().orElseThrow() / 300;
    }
    assertThat(error).isGreaterThan(0.07);
    assertThat(debiased).isEqualTo(0, within(0.002));
  }

  @Test
  void findsTheSlopeOfProbabilitiesThatAreTooExtreme() {
    Random random = new Random(3);
    double[] p = new double[20000];
    boolean[] positive = new boolean[20000];
    for (int i = 0; i < p.length; i++) {
      double honest = random.nextGaussian();
      p[i] = Logistic.expit(2 * honest);
      positive[i] = random.nextDouble() < Logistic.expit(honest);
    }
    CalibrationLine line = CalibrationLine.of(p, positive);
    assertThat(line.slopeLimits(0.99).holds(0.5)).isTrue();
    assertThat(line.interceptLimits(0.99).holds(0)).isTrue();
  }

  @Test
  void scoresTheShareOfPositivesAtItsReference() {
    boolean[] positive = {true, false, false, false};
    Brier share = Brier.of(new double[] {0.25, 0.25, 0.25, 0.25}, positive);
    assertThat(share.value()).isEqualTo(share.reference(), within(1e-15));
    assertThat(share.skill().orElseThrow()).isEqualTo(0, within(1e-12));
    Brier perfect = Brier.of(new double[] {1, 0, 0, 0}, positive);
    assertThat(perfect.skill()).hasValue(1);
    assertThat(Brier.of(new double[] {0.5}, new boolean[] {true}).skill()).isEmpty();
    // distances .25 and 1, mean .625, variance .140625 x 2 / 1 / 2
    Brier two = Brier.of(new double[] {0.5, 1}, new boolean[] {false, false});
    assertThat(two.variance()).isEqualTo(0.140625, within(1e-12));
    assertThatThrownBy(() -> Brier.of(new double[] {1}, new boolean[] {true}).interval(0.95))
        .isInstanceOf(LuxateException.class);
  }

  @Test
  void refusesSeparationEqualScoresAndWhatIsNoProbability() {
    boolean[] positive = {false, false, true, true};
    assertThatThrownBy(() -> CalibrationLine.of(new double[] {0.1, 0.2, 0.8, 0.9}, positive))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("separated perfectly");
    assertThatThrownBy(() -> CalibrationLine.of(new double[] {0.5, 0.5, 0.5, 0.5}, positive))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("all scores are equal");
    assertThatThrownBy(() -> Brier.of(new double[] {0.1, 0.2, 1.8, 0.9}, positive))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("index 2")
        .hasMessageContaining("calibrate");
    assertThatThrownBy(() -> Brier.of(new double[] {0.1, Double.NaN, 1, 0.9}, positive))
        .hasMessageContaining("index 1");
    assertThatThrownBy(() -> Reliability.equalMass(new double[4], positive, 0))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("10 are usual");
  }
}
