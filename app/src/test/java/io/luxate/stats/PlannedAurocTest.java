package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.luxate.LuxateException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlannedAurocTest {
  @Test
  void agreesWithHanleyAndMcneilsOwnExample() {
    // Radiology 1982;143:29-36: 51 abnormal, 58 normal, area .893, standard error .032
    PlannedAuroc paper = new PlannedAuroc(0.893, 51, 58);
    assertThat(Math.sqrt(paper.variance())).isEqualTo(0.032, within(1e-3));
  }

  @Test
  void isTheVarianceOfAreasOfExponentialScores() {
    // positives with a third of the negatives' rate: an area of 3/4
    Random random = new Random(6);
    int draws = 8000;
    double sum = 0;
    double squares = 0;
    boolean[] positive = new boolean[30];
    Arrays.fill(positive, 0, 12, true);
    for (int d = 0; d < draws; d++) {
      double[] scores = new double[30];
      for (int i = 0; i < 30; i++) {
        scores[i] = -Math.log(1 - random.nextDouble()) * (positive[i] ? 3 : 1);
      }
      double area = Auroc.of(scores, positive).value();
      sum += area;
      squares += area * area;
    }
    double mean = sum / draws;
    double variance = new PlannedAuroc(0.75, 12, 18).variance();
    assertThat(mean).isEqualTo(0.75, within(0.004));
    assertThat(squares / draws - mean * mean).isEqualTo(variance, within(0.06 * variance));
  }

  @Test
  void foretellsTheIntervalThatANullOrPerfectModelWouldHave() {
    // at .5 and one of each: .25
    assertThat(new PlannedAuroc(0.5, 1, 1).variance()).isEqualTo(0.25, within(1e-12));
    PlannedAuroc perfect = new PlannedAuroc(1, 20, 20);
    assertThat(perfect.interval(0.95)).isEqualTo(new Auroc(1, 0, 20, 20).newcombe(0.95));
    assertThat(perfect.halfWidth(0.95)).isGreaterThan(0.01);
  }

  @Test
  void narrowsWithMoreImagesAndFindsTheFewest() {
    double last = 1;
    for (int n = 5; n < 500; n += 45) {
      double half = new PlannedAuroc(0.9, n, n).halfWidth(0.95);
      assertThat(half).isLessThan(last);
      last = half;
    }
    int fewest = PlannedAuroc.perClassFor(0.9, 0.05, 0.95);
    assertThat(new PlannedAuroc(0.9, fewest, fewest).halfWidth(0.95)).isLessThanOrEqualTo(0.05);
    assertThat(new PlannedAuroc(0.9, fewest - 1, fewest - 1).halfWidth(0.95)).isGreaterThan(0.05);
  }

  @Test
  void refusesWhatCannotBePlanned() {
    assertThatThrownBy(() -> new PlannedAuroc(0.9, 0, 5)).isInstanceOf(LuxateException.class);
    assertThatThrownBy(() -> PlannedAuroc.perClassFor(0.9, 0, 0.95))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("ask for more");
  }
}
