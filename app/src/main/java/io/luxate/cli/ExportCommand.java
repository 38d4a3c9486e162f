package io.luxate.cli;

import io.luxate.study.ExportFormat;
import io.luxate.study.ExportRun;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate export}. */
@Command(
    name = "export",
    description = {
      "Writes a trained model as one file: safetensors, ONNX or a bundle.",
      "Weights fit torchvision, the graph ONNX Runtime, and a bundle Luxate checks and goes on",
      "with; see docs/export.md."
    },
    footer = {"", "Example:", "  luxate export runs/shoulder --format bundle --out shoulder.zip"})
final class ExportCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "RUN", description = "Folder of a trained model, or a bundle.")
  private Path run = Path.of("");

  @Option(names = "--format", required = true, description = "safetensors, onnx or bundle.")
  private String format = "";

  @Option(names = "--out", required = true, description = "The file to write.")
  private Path out = Path.of("");

  @Option(names = "--heatmaps", description = "Let the ONNX graph answer class maps too.")
  private boolean heatmaps;

  @Option(names = "--force", description = "Replace the file if it stands there already.")
  private boolean force;

  @Override
  public Integer call() {
    ExportRun.Result result =
        new ExportRun(run, ExportFormat.named(format), heatmaps).run(out, force);
    common.print(
        result,
        String.format(
            Locale.ROOT,
            "%s of %s in %s (%.1f MB, SHA-256 %s)",
            result.format(),
            result.architecture(),
            result.file(),
            result.bytes() / 1e6,
            result.sha256()));
    return 0;
  }
}
