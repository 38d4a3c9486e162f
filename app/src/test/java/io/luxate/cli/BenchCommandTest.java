package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
  private static final Object[] SHORT = {
    "bench", "--arch", "squeezenet1_1", "--batch", 2, "--rounds", 1, "--seconds", 0.1
  };

  @Test
  void measuresTheChosenSettingAgainstThePlainOne() throws IOException {
    JsonNode answer = Json.of(Console.luxate(with("--json")));
    for (String work : new String[] {"train", "infer"}) {
      double plain = answer.get(work + "_plain").asDouble();
      double chosen = answer.get(work + "_chosen").asDouble();
      assertThat(plain).isPositive();
      assertThat(answer.get(work + "_ratio").asDouble()).isCloseTo(chosen / plain, within(1e-9));
      JsonNode rounds = answer.get(work + "_rounds");
      assertThat(rounds).hasSize(1);
      assertThat(rounds.get(0).get("plain").asDouble()).isEqualTo(plain);
      assertThat(rounds.get(0).get("chosen").asDouble()).isEqualTo(chosen);
    }
    assertThat(answer.get("train_plain").asDouble())
        .isNotEqualTo(answer.get("infer_plain").asDouble());
  }

  @Test
  void printsATableForPeople() {
    Console bench = Console.luxate(with());
    assertThat(bench.exitCode()).isZero();
    assertThat(bench.out())
        .contains("squeezenet1_1, 2 pictures of 224 px at once")
        .containsPattern("(?m)^training +[0-9.]+ +[0-9.]+ +[0-9.]+ \\(")
        .containsPattern("(?m)^scoring +[0-9.]+ +[0-9.]+ +[0-9.]+ \\(");
  }

  @Test
  void refusesABatchThatNothingCanBeLearnedFrom() {
    Console bench = Console.luxate("bench", "--batch", 1);
    assertThat(bench.exitCode()).isEqualTo(2);
    assertThat(bench.err()).contains("--batch is 1; give 2 to 1024");
  }

  @Test
  void printsNothingHalfMeasured() {
    Thread.currentThread().interrupt();
    Console bench = Console.luxate(SHORT);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(bench.exitCode()).isEqualTo(Luxate.INTERRUPTED);
    assertThat(bench.out()).isEmpty();
  }

  private static Object[] with(Object... more) {
    Object[] words = java.util.Arrays.copyOf(SHORT, SHORT.length + more.length);
    System.arraycopy(more, 0, words, SHORT.length, more.length);
    return words;
  }
}
