package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "study",
        "train",
        "evaluate",
        "crossval",
        "predict",
        "explain",
        "audit-shortcuts",
        "label",
        "split",
        "stats",
        "export",
        "verify",
        "phantom",
        "zoo",
        "weights",
        "weights list",
        "weights show",
        "weights fetch",
        "weights check",
        "doctor"
      })
  void showsAnExampleForEveryCommandWithSeedAndJson(String command) {
    Console help = Console.luxate((Object[]) (command + " --help").split(" "));
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Example:", "luxate " + command, "--seed", "--json", "--debug");
    assertThat(help.err()).isEmpty();
  }

  @Test
  void listsTheCommandsWhenCalledBare() {
    Console bare = Console.luxate();
    assertThat(bare.exitCode()).isZero();
    assertThat(bare.out()).contains("Start with: luxate demo", "Not a certified medical device");
  }

  @Test
  void namesItsVersion() {
    assertThat(Console.luxate("--version").out()).startsWith("luxate ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trian",
        "train",
        "train data --bogus",
        "crossval data --positive a --arch resnet18 --out x --folds two",
        "phantom --joint hip --n many --out x",
        "predict run",
        "train data --positive a --arch resnet18 --out x --seed 1.5"
      })
  void answersAWrongCommandLineWithTwoAndAWord(String line) {
    Console wrong = Console.luxate((Object[]) line.split(" "));
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).isNotBlank().doesNotContain("\tat ");
    assertThat(wrong.out()).isEmpty();
  }

  @Test
  void saysInPlainWordsWhatNumberAnOptionWants() {
    Console words = Console.luxate("bench", "--batch", "many");
    assertThat(words.exitCode()).isEqualTo(2);
    assertThat(words.err()).contains("'--batch'", "'many' is not a whole number");
    assertThat(Console.luxate("bench", "--seconds", "1,5").err())
        .contains("'--seconds'", "'1,5' is not a number");
  }
}
