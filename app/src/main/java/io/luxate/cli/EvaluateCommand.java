package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.evidence.Metrics;
import io.luxate.study.EvaluateRun;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate evaluate}. */
@Command(
    name = "evaluate",
    description = "Scores a labelled set with a trained model.",
    footer = {
      "",
      "Example:",
      "  luxate evaluate runs/shoulder hospital-set --split all --out runs/external"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "Folder of a trained model, a bundle, or an ONNX export.")
  private Path run = Path.of("");

  @Parameters(index = "1", paramLabel = "DATA", description = "Class folders or images.csv.")
  private Path data = Path.of("");

  @Option(names = "--split", description = "test or all (default: ${DEFAULT-VALUE}).")
  private String split = "test";

  @Option(names = "--out", required = true, description = "Folder for the results.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    if (!List.of("test", "all").contains(split)) {
      throw new LuxateException(
          LuxateException.Kind.USER, "--split is '" + split + "'; give test or all");
    }
    Metrics metrics =
        new EvaluateRun(run, data, split.equals("all")).run(out, common.progress(), common::say);
    common.print(metrics, "results in " + out, metrics.line());
    return 0;
  }
}
