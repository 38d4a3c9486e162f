package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.luxate.LuxateException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatingPointsTest {
  private static final double[] SCORES = {0.9, 0.8, 0.4, 0.6, 0.2, 0.1};
  private static final boolean[] TRUTH = {true, true, true, false, false, false};

  @Test
  void callsAScoreAtTheThresholdPositive() {
    Confusion calls = Confusion.at(SCORES, TRUTH, 0.6);
    assertThat(calls).isEqualTo(new Confusion(2, 1, 2, 1));
    assertThat(calls.sensitivity()).isEqualTo(new Proportion(2, 3));
    assertThat(calls.specificity()).isEqualTo(new Proportion(2, 3));
    assertThat(calls.accuracy()).isEqualTo(new Proportion(4, 6));
  }

  @Test
  void putsYoudensThresholdMidwayInTheWidestOfTheBestGaps() {
    // J = 2/3 between .6 and .8 (width .2) and between .2 and .4 (width .2): the lower is safer
    assertThat(Youden.threshold(SCORES, TRUTH)).isEqualTo(0.3, within(1e-12));
    double[] apart = {0.9, 0.7, 0.2, 0.1};
    boolean[] truth = {true, true, false, false};
    assertThat(Youden.threshold(apart, truth)).isEqualTo(0.45, within(1e-12));
  }

  @Test
  void callsEverythingPositiveWhenNoThresholdBeatsChance() {
    assertThat(Youden.threshold(new double[] {1, 2}, new boolean[] {true, false})).isEqualTo(1);
    assertThat(Youden.threshold(new double[] {3, 3}, new boolean[] {true, false})).isEqualTo(3);
  }

  @Test
  void separatesEvenNeighbouringDoubles() {
    double above = Math.nextUp(0.3);
    double threshold = Youden.threshold(new double[] {above, 0.3}, new boolean[] {true, false});
    assertThat(threshold).isEqualTo(above);
  }

  @Test
  void drawsTiesAsOneSlantedStepWithTheAreaOfTheAuroc() {
    double[] scores = {0.8, 0.5, 0.2, 0.5};
    boolean[] truth = {true, true, false, false};
    List<RocPoint> points = Roc.points(scores, truth);
    assertThat(points)
        .containsExactly(
            new RocPoint(Double.POSITIVE_INFINITY, 0, 0),
            new RocPoint(0.8, 0, 0.5),
            new RocPoint(0.5, 0.5, 1),
            new RocPoint(0.2, 1, 1));
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      RocPoint a = points.get(i - 1);
      RocPoint b = points.get(i);
      area +=
          (b.falsePositiveRate() - a.falsePositiveRate()) * (a.sensitivity() + b.sensitivity()) / 2;
    }
    assertThat(area).isEqualTo(Auroc.of(scores, truth).value(), within(1e-12));
  }

  @Test
  void agreesWithWilsonsPublishedValues() {
    // Newcombe RG. Stat Med 1998;17:857-72, table I, method 3
    assertInterval(new Proportion(81, 263).wilson(0.95), 0.2553, 0.3662);
    assertInterval(new Proportion(15, 148).wilson(0.95), 0.0624, 0.1605);
    assertInterval(new Proportion(0, 20).wilson(0.95), 0, 0.1611);
    assertInterval(new Proportion(1, 29).wilson(0.95), 0.0061, 0.1718);
    assertInterval(new Proportion(20, 20).wilson(0.95), 1 - 0.1611, 1);
  }

  @Test
  void refusesAShareOfNothingAndALevelOfOne() {
    assertThatThrownBy(() -> new Proportion(0, 0)).isInstanceOf(LuxateException.class);
    assertThatThrownBy(() -> new Proportion(1, 2).wilson(1))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("confidence level");
  }

  private static void assertInterval(Interval interval, double low, double high) {
    assertThat(interval.low()).isEqualTo(low, within(5e-5));
    assertThat(interval.high()).isEqualTo(high, within(5e-5));
  }
}
