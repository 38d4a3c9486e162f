package io.luxate.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static Results.Rounds rounds(String name, double... perSecond) {
    List<Double> list = DoubleStream.of(perSecond).boxed().toList();
    return new Results.Rounds(name, list, Spread.of(list), 100, Optional.empty());
  }

  @Test
  void takesRatiosRoundByRoundNotOfMedians() {
    assertThat(Spread.ratios(List.of(2.0, 8.0, 3.0), List.of(1.0, 2.0, 3.0)))
        .containsExactly(2.0, 4.0, 1.0);
    assertThat(Spread.of(List.of(2.0, 4.0, 1.0))).isEqualTo(new Spread(1, 2, 4));
  }

  @Test
  void takesTheMiddleOfAnEvenNumberBetweenTheTwo() {
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
  }

  @Test
  void holdsATrainingStepAgainstTheFastestPyTorchAndAgainstTheDefault() {
    List<Results.Ratio> ratios =
        Targets.ratios(
            new Case("train", "resnet18", 10),
            List.of(
                rounds("luxate", 10, 12),
                rounds("torch default", 5, 4),
                rounds("torch channels-last", 8, 8)));
    assertThat(ratios)
        .extracting(Results.Ratio::over)
        .containsExactly("best torch (torch channels-last)", "torch default");
    assertThat(ratios.get(0).spread().median()).isEqualTo(1.375);
    assertThat(ratios.get(0).met()).contains(true);
    assertThat(ratios.get(1).rounds()).containsExactly(2.0, 3.0);
    assertThat(ratios.get(1).met()).contains(true);
  }

  @Test
  void reportsAMissedTargetAsMissed() {
    List<Results.Ratio> ratios =
        Targets.ratios(
            new Case("decode", "", 1), List.of(rounds("luxate", 29), rounds("torch default", 10)));
    assertThat(ratios.get(0).met()).contains(false);
    assertThat(Markdown.met(ratios.get(0).met())).isEqualTo("missed");
  }

  @Test
  void asksForClearlyFasterTrainingOfTwoNetworksAtEveryBatch() {
    List<Results.Outcome> cases =
        List.of(
            trained("resnet18", 10, 14),
            trained("resnet18", 32, 12),
            trained("resnet50", 10, 13),
            trained("mobilenet_v2", 10, 15));
    assertThat(Targets.verdicts(cases).get(0).reachedBy())
        .containsExactly("mobilenet_v2", "resnet50");
    assertThat(Targets.verdicts(cases).get(0).met()).isTrue();
    assertThat(Targets.verdicts(cases.subList(0, 3)).get(0).met()).isFalse();
    assertThat(Targets.verdicts(List.of())).isEmpty();
  }

  private static Results.Outcome trained(String arch, int batch, double perSecond) {
    Case work = new Case("train", arch, batch);
    List<Results.Rounds> turns =
        List.of(rounds("luxate", perSecond), rounds("torch default", 10), rounds("djl", 1));
    return new Results.Outcome(
        work, turns, Targets.ratios(work, turns), Optional.empty(), List.of());
  }

  @Test
  void callsScoresOfDifferentNumberIncomparable() {
    assertThat(Turns.largestDifference(List.of(0.1, 0.9), List.of(0.1, 0.5))).isEqualTo(0.4);
    assertThat(Turns.largestDifference(List.of(0.1), List.of(0.1, 0.5))).isNaN();
  }

  @Test
  void leavesTheLongRunsOutUnlessNamed() {
    assertThat(Options.of().asks("memory")).isFalse();
    assertThat(Options.of("--only", "memory").asks("memory")).isTrue();
    assertThat(Case.of(Options.of("--only", "train", "--arch", "resnet50", "--batch", "10")))
        .containsExactly(new Case("train", "resnet50", 10));
    assertThatThrownBy(() -> Options.of("--onyl", "train")).hasMessageContaining("--onyl");
    assertThatThrownBy(() -> Options.of("--only", "fly")).hasMessageContaining("fly");
  }

  @Test
  void growsByAboutThreeUpToTheMost() {
    assertThat(LongRuns.counts(10_000)).containsExactly(100, 320, 1000, 3200, 10_000);
    assertThat(LongRuns.counts(500)).containsExactly(100, 320, 500);
  }
}
