package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter seen = new StringWriter();
  private long now = -5; // the clock's zero is anywhere
  private final ProgressLine line = new ProgressLine(new PrintWriter(seen), true, () -> now);

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void tellsTheTimeLeftOfEachOfTwoTasksThatRunAtOnce() {
    line.update("fold 1/5 training", 1, 100, "");
    line.update("fold 2/5 training", 1, 10, "");
    pass(Duration.ofSeconds(1));
    line.update("fold 1/5 training", 2, 100, "");
    pass(Duration.ofMillis(150)); // lines are drawn at most every tenth of a second
    line.update("fold 2/5 training", 2, 10, "loss 0.5");
    assertThat(seen.toString())
        .containsPattern("fold 1/5 training \\[=* +\\] 2/100, 1:38 left")
        .containsPattern("fold 2/5 training \\[=+ +\\] 2/10, 0:09 left, loss 0\\.5");
  }

  @Test
  void startsAnewWhenATaskComesAgain() {
    line.update("epoch", 5, 5, "");
    line.update("epoch", 1, 5, "");
    assertThat(seen.toString()).contains("5/5").doesNotContain("left");
    assertThat(seen.toString().lines()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void staysWithinTheTerminalsWidth() {
    line.update("x".repeat(200), 1, 1, "detail");
    assertThat(seen.toString().lines().findFirst().orElseThrow().length())
        .isLessThanOrEqualTo(80 + 40 + 4);
  }

  @Test
  void writesALineIntoALogEveryHalfMinuteAndNoneForShortWork() {
    ProgressLine log = new ProgressLine(new PrintWriter(seen), false, () -> now);
    for (int epoch = 1; epoch <= 20; epoch++) {
      pass(Duration.ofSeconds(1));
      log.update("reading images", epoch, 20, "");
    }
    assertThat(seen.toString()).isEmpty();
    for (int epoch = 1; epoch <= 10; epoch++) {
      pass(Duration.ofSeconds(12));
      log.update("training", epoch, 10, "loss 0.5");
    }
    assertThat(seen.toString().lines())
        .containsExactly(
            "training 1/10, loss 0.5",
            "training 4/10, 1:12 left, loss 0.5",
            "training 7/10, 0:36 left, loss 0.5",
            "training 10/10, loss 0.5");
  }
}
