package io.luxate.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.luxate.Count;
import io.luxate.LuxateException;
import io.luxate.model.Answering;
import io.luxate.model.Architecture;
import io.luxate.model.Contest;
import io.luxate.model.Engine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code luxate bench}. */
@Command(
    name = "bench",
    description = {
      "Measures how fast a network learns and answers on this machine.",
      "PyTorch's plain setting (float32, contiguous) and the one that Luxate",
      "chooses take turns, and the ratio is told."
    },
    footer = {"", "Example:", "  luxate bench --arch resnet50 --batch 32"})
final class BenchCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--arch", description = "Network (default: ${DEFAULT-VALUE}).")
  private String architecture = "resnet18";

  @Option(
      names = "--batch",
      description = "Pictures at once, 2 to 1024 (default: ${DEFAULT-VALUE}).")
  private int batch = 10;

  @Option(names = "--rounds", description = "Turns of each setting (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(names = "--seconds", description = "Length of a turn (default: ${DEFAULT-VALUE}).")
  private double seconds = 2;

  /** What {@code --json} prints; rates are pictures per second, medians of all rounds. */
  record Answer(
      String architecture,
      int batch,
      int inputPx,
      int threads,
      String processor,
      @JsonProperty("train_plain") double trainPlain,
      @JsonProperty("train_chosen") double trainChosen,
      @JsonProperty("train_ratio") double trainRatio,
      @JsonProperty("infer_plain") double inferPlain,
      @JsonProperty("infer_chosen") double inferChosen,
      @JsonProperty("infer_ratio") double inferRatio,
      @JsonProperty("train_setting") Answering trainSetting,
      @JsonProperty("infer_setting") Answering inferSetting,
      @JsonProperty("train_rounds") List<Contest.Round> trainRounds,
      @JsonProperty("infer_rounds") List<Contest.Round> inferRounds) {}

  @Override
  public Integer call() {
    require("--batch", batch, 2, 1024); // batch norm cannot learn from one picture
    require("--rounds", rounds, 1, 1000);
    if (!(seconds > 0 && seconds <= 3600)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "--seconds is " + seconds + "; give more than 0, at most 3600");
    }
    Architecture network = Architecture.named(architecture);
    Optional<Contest> infer = Contest.answering(network, batch, rounds, seconds, common.progress());
    Optional<Contest> train =
        infer.flatMap(done -> Contest.learning(network, batch, rounds, seconds, common.progress()));
    if (train.isEmpty()) {
      common.say("luxate: interrupted; nothing is printed, since turns are missing");
      return Luxate.INTERRUPTED;
    }
    Answer answer = answer(network, train.get(), infer.orElseThrow());
    common.print(answer, lines(answer));
    return 0;
  }

  private Answer answer(Architecture network, Contest train, Contest infer) {
    return new Answer(
        network.id(),
        batch,
        network.inputPx(),
        Engine.threads(),
        Engine.processor(),
        train.median(Contest.Round::plain),
        train.median(Contest.Round::chosen),
        train.median(Contest.Round::ratio),
        infer.median(Contest.Round::plain),
        infer.median(Contest.Round::chosen),
        infer.median(Contest.Round::ratio),
        train.chosen(),
        infer.chosen(),
        train.rounds(),
        infer.rounds());
  }

  private static String[] lines(Answer answer) {
    return new String[] {
      String.format(
          Locale.ROOT,
          "%s, %d pictures of %d px at once, %s, %s",
          answer.architecture(),
          answer.batch(),
          answer.inputPx(),
          Count.of(answer.threads(), "thread"),
          answer.processor()),
      String.format(Locale.ROOT, "%-10s %10s %10s  %s", "", "plain", "chosen", "chosen : plain"),
      line(
          "training",
          answer.trainPlain(),
          answer.trainChosen(),
          answer.trainRatio(),
          answer.trainRounds()),
      line(
          "scoring",
          answer.inferPlain(),
          answer.inferChosen(),
          answer.inferRatio(),
          answer.inferRounds()),
      "pictures per second, medians of "
          + Count.of(answer.trainRounds().size(), "round")
          + "; plain is float32, contiguous",
      "chosen for training: channels-last, " + words(answer.trainSetting()),
      "chosen for scoring: " + words(answer.inferSetting())
    };
  }

  private static String line(
      String name, double plain, double chosen, double ratio, List<Contest.Round> rounds) {
    double[] ratios = rounds.stream().mapToDouble(Contest.Round::ratio).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%-10s %10.1f %10.1f  %.2f (%.2f-%.2f)",
        name,
        plain,
        chosen,
        ratio,
        ratios[0],
        ratios[ratios.length - 1]);
  }

  private static String words(Answering setting) {
    return setting.precision() + ", " + setting.engine() + ", " + setting.device();
  }

  private static void require(String option, int given, int least, int most) {
    if (given < least || given > most) {
      throw new LuxateException(
          LuxateException.Kind.USER, option + " is " + given + "; give " + least + " to " + most);
    }
  }
}
