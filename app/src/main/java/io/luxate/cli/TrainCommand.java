package io.luxate.cli;

import io.luxate.study.SingleRun;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate train}. */
@Command(
    name = "train",
    description = "Trains one model.",
    footer = {
      "",
      "Example:",
      "  luxate train my-radiographs --positive dislocated --arch resnet18 --out runs/shoulder"
    })
final class TrainCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private LearningOptions learning = new LearningOptions();

  @Parameters(
      paramLabel = "DATA",
      description = "Class folders or images.csv; see docs/data-format.md.")
  private Path data = Path.of("");

  @Option(names = "--out", required = true, description = "Folder for the run.")
  private Path out = Path.of("");

  @Option(
      names = "--keep-leaks",
      description = "Keep training images that also stand in val or test.")
  private boolean keepLeaks;

  @Override
  public Integer call() {
    SingleRun run = learning.run(data, common.seed());
    SingleRun.Result result = run.train(out, keepLeaks, common.progress(), common::say);
    common.print(result, result.lines(out).toArray(String[]::new));
    return result.interrupted() ? Luxate.INTERRUPTED : 0;
  }
}
