package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.study.ExplainRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate explain}. */
@Command(
    name = "explain",
    description = "Draws where the network looked, over each image, and writes the raw map.",
    footer = {"", "Example:", "  luxate explain runs/shoulder image.jpg --out runs/heatmaps"})
final class ExplainCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "Folder of a trained model, a bundle, or an ONNX export.")
  private Path run = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IMAGE",
      description = "Images or folders.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--class",
      description = "The class whose evidence is shown (default: the class called).")
  private String label = "";

  @Option(names = "--out", required = true, description = "Folder for the pictures.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    Optional<String> shown = label.isEmpty() ? Optional.empty() : Optional.of(label);
    ExplainRun.Result result =
        new ExplainRun(run, ImageFiles.of(paths), shown).run(out, common.progress(), common::say);
    if (result.images().isEmpty() && !result.interrupted()) {
      throw new LuxateException(
          LuxateException.Kind.DATA, "none of the files given is a usable image; see above");
    }
    common.print(
        result.images(),
        result.images().stream().map(ExplainRun.Explained::overlay).toArray(String[]::new));
    return result.interrupted() ? Luxate.INTERRUPTED : 0;
  }
}
