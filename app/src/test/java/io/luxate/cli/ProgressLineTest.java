package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter terminal = new StringWriter();
  private final ProgressLine line = new ProgressLine(new PrintWriter(terminal));

  @Test
  void tellsTheTimeLeftOfEachOfTwoTasksThatRunAtOnce() {
    line.update("fold 1/5 training", 1, 100, "");
    line.update("fold 2/5 training", 1, 10, "");
    LockSupport.parkNanos(1_050_000_000); // one step in a second: 98 and 8 are left
    line.update("fold 1/5 training", 2, 100, "");
    LockSupport.parkNanos(150_000_000); // lines are drawn at most every tenth of a second
    line.update("fold 2/5 training", 2, 10, "loss 0.5");
    assertThat(terminal.toString())
        .containsPattern("fold 1/5 training \\[=* +\\] 2/100, 1:[4-9]\\d left")
        .containsPattern("fold 2/5 training \\[=+ +\\] 2/10, 0:[01]\\d left loss 0\\.5");
  }

  @Test
  void startsAnewWhenATaskComesAgain() {
    line.update("epoch", 5, 5, "");
    line.update("epoch", 1, 5, "");
    assertThat(terminal.toString()).contains("5/5").doesNotContain("left");
    assertThat(terminal.toString().lines()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void staysWithinTheTerminalsWidth() {
    line.update("x".repeat(200), 1, 1, "detail");
    assertThat(terminal.toString().lines().findFirst().orElseThrow().length())
        .isLessThanOrEqualTo(80 + 40 + 4);
  }
}
