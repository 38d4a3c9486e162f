package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.luxate.LuxateException;
import org.junit.jupiter.api.Test;

class RequiredRateTest {
  private static final double[] SCORES = {0.9, 0.8, 0.4, 0.6, 0.2, 0.1};
  private static final boolean[] TRUTH = {true, true, true, false, false, false};

  @Test
  void takesTheHighestThresholdThatReachesASensitivity() {
    RequiredRate all = RequiredRate.sensitivity(SCORES, TRUTH, 1);
    assertThat(all.threshold()).isEqualTo(0.3, within(1e-12));
    assertThat(all.calls()).isEqualTo(new Confusion(3, 1, 2, 0));
    RequiredRate two = RequiredRate.sensitivity(SCORES, TRUTH, 2 / 3.0);
    assertThat(two.threshold()).isEqualTo(0.7, within(1e-12));
    assertThat(RequiredRate.sensitivity(SCORES, TRUTH, 0.67).threshold())
        .isEqualTo(0.3, within(1e-12));
  }

  @Test
  void takesTheLowestThresholdThatReachesASpecificity() {
    RequiredRate all = RequiredRate.specificity(SCORES, TRUTH, 1);
    assertThat(all.threshold()).isEqualTo(0.7, within(1e-12));
    assertThat(all.calls()).isEqualTo(new Confusion(2, 0, 3, 1));
    assertThat(RequiredRate.specificity(SCORES, TRUTH, 0.5).threshold())
        .isEqualTo(0.3, within(1e-12));
  }

  @Test
  void callsTiedScoresAlikeAndSoErrsToTheSafeSide() {
    double[] scores = {3, 2, 2, 2, 1, 1};
    boolean[] truth = {true, true, true, false, false, false};
    RequiredRate half = RequiredRate.sensitivity(scores, truth, 0.5);
    assertThat(half.calls().sensitivity()).isEqualTo(new Proportion(3, 3));
    RequiredRate specific = RequiredRate.specificity(scores, truth, 0.7);
    assertThat(specific.calls().specificity()).isEqualTo(new Proportion(3, 3));
    assertThat(specific.calls().sensitivity()).isEqualTo(new Proportion(1, 3));
  }

  @Test
  void saysWhenASpecificityIsReachedByCallingNothingOnly() {
    double[] equal = {1, 1, 1};
    boolean[] truth = {true, false, false};
    assertThatThrownBy(() -> RequiredRate.specificity(equal, truth, 0.9))
        .isInstanceOfSatisfying(
            LuxateException.class, e -> assertThat(e.kind()).isEqualTo(LuxateException.Kind.DATA))
        .hasMessageContaining("calling nothing positive")
        .hasMessageContaining("ask for less");
    assertThat(RequiredRate.sensitivity(equal, truth, 0.9).threshold()).isEqualTo(1);
  }

  @Test
  void assuresASensitivityOnlyWithThePositivesItTakes() {
    // .95 to the 58 is .0510, to the 59 .0485: the textbook's 59
    double[] scores = new double[80];
    boolean[] truth = new boolean[80];
    for (int i = 0; i < 80; i++) {
      truth[i] = i < 59;
      scores[i] = truth[i] ? 100 + i : i;
    }
    RequiredRate assured = RequiredRate.assuredSensitivity(scores, truth, 0.95, 0.95);
    assertThat(assured.calls().sensitivity()).isEqualTo(new Proportion(59, 59));
    truth[0] = false;
    assertThatThrownBy(() -> RequiredRate.assuredSensitivity(scores, truth, 0.95, 0.95))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("58 positives")
        .hasMessageContaining("59 can");
  }

  @Test
  void refusesWhatIsNoShareAndScoresThatAreNoNumbers() {
    assertThatThrownBy(() -> RequiredRate.sensitivity(SCORES, TRUTH, 95))
        .isInstanceOfSatisfying(
            LuxateException.class, e -> assertThat(e.kind()).isEqualTo(LuxateException.Kind.USER));
    assertThatThrownBy(
            () ->
                RequiredRate.sensitivity(
                    new double[] {1, Double.NaN}, new boolean[] {true, false}, 0.9))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("index 1");
  }
}
