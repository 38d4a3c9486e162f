package io.luxate.cli;

import io.luxate.evidence.Metrics;
import io.luxate.study.CrossvalRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate crossval}. */
@Command(
    name = "crossval",
    description = {
      "Cross-validates over all images given, whatever their split.",
      "Folds are stratified, every patient in one fold only."
    },
    footer = {
      "",
      "Example:",
      "  luxate crossval my-radiographs --positive dislocated --arch resnet18 --out runs/cv"
    })
final class CrossvalCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @SuppressWarnings("UnusedVariable") // CommonOptions reads it
  @Mixin
  private SharingOptions sharing = new SharingOptions();

  @Mixin private LearningOptions learning = new LearningOptions();

  @Parameters(paramLabel = "DATA", description = "Class folders or images.csv.")
  private Path data = Path.of("");

  @Option(names = "--folds", description = "Number of folds (default: ${DEFAULT-VALUE}).")
  private int folds = 5;

  @Option(names = "--out", required = true, description = "Folder for the run.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    CrossvalRun run = new CrossvalRun(learning.run(data, common.seed()), folds);
    Optional<Metrics> metrics = run.run(out, common.progress(), common::say);
    metrics.ifPresent(m -> common.print(m, m.line("out-of-fold")));
    return metrics.isPresent() ? 0 : Luxate.INTERRUPTED;
  }
}
