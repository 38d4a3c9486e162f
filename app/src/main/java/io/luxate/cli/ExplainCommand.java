package io.luxate.cli;

import io.luxate.Count;
import io.luxate.LuxateException;
import io.luxate.explain.Drawing;
import io.luxate.explain.Overlay;
import io.luxate.explain.Style;
import io.luxate.explain.trust.Verdict;
import io.luxate.model.heatmap.HeatmapMethod;
import io.luxate.study.ExplainRun;
import io.luxate.study.TrustRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate explain}. */
@Command(
    name = "explain",
    description = {
      "Draws where the network looked, over each image, and writes the raw map.",
      "What each method shows: docs/heatmaps.md."
    },
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

  @Option(
      names = "--method",
      description =
          "cam, grad-cam, grad-cam++, layer-cam, eigen-cam, score-cam, integrated-gradients or"
              + " occlusion (default: ${DEFAULT-VALUE}).")
  private String method = HeatmapMethod.CAM.id();

  @Option(
      names = "--style",
      description = "overlay, side-by-side or contour (default: ${DEFAULT-VALUE}).")
  private String style = Style.OVERLAY.id();

  @Option(
      names = "--opacity",
      description = "Of the colours where evidence is high, 0 to 1 (default: 0.6).")
  private @Nullable Double opacity;

  @Option(names = "--svg", description = "Draw SVG files in the place of PNG.")
  private boolean svg;

  @Option(names = "--out", required = true, description = "Folder for the pictures.")
  private Path out = Path.of("");

  @Mixin private TrustOptions trust = new TrustOptions();

  /** What is printed with {@code --trust --json}. */
  private record Tested(List<ExplainRun.Explained> images, Verdict trust) {}

  @Override
  public Integer call() {
    Optional<String> shown = label.isEmpty() ? Optional.empty() : Optional.of(label);
    HeatmapMethod named = HeatmapMethod.named(method);
    List<Path> files = ImageFiles.of(paths);
    Optional<TrustRun> tests = trust.asked(run, files, shown, named);
    tests.ifPresent(TrustRun::check); // what is amiss is said before anything is drawn
    ExplainRun.Result result =
        new ExplainRun(run, files, shown, named, drawing())
            .run(out, common.progress(), common::say);
    if (result.images().isEmpty() && !result.interrupted()) {
      throw new LuxateException(
          LuxateException.Kind.DATA, "none of the files given is a usable image; see above");
    }
    List<String> lines =
        new ArrayList<>(result.images().stream().map(ExplainRun.Explained::overlay).toList());
    if (tests.isEmpty() || result.interrupted()) {
      common.print(result.images(), lines.toArray(String[]::new));
      if (result.interrupted()) {
        String images = Count.of(result.images().size(), "image");
        common.say("luxate: interrupted; the maps of " + images + " are drawn");
      }
      return result.interrupted() ? Luxate.INTERRUPTED : 0;
    }
    try {
      Verdict verdict = tests.get().run(out, common.progress()).verdict();
      lines.addAll(TrustOptions.lines(verdict));
      common.print(new Tested(result.images(), verdict), lines.toArray(String[]::new));
      return 0;
    } catch (CancellationException e) {
      common.print(result.images(), lines.toArray(String[]::new));
      return Luxate.INTERRUPTED;
    }
  }

  private Drawing drawing() {
    Style named = Style.named(style);
    if (opacity == null) {
      return new Drawing(named, Overlay.OPACITY, svg);
    }
    if (named == Style.CONTOUR) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "--opacity is of colours, and contours have none; leave it out, or take another --style");
    }
    if (!(opacity >= 0 && opacity <= 1)) {
      throw new LuxateException(
          LuxateException.Kind.USER, "--opacity is " + opacity + "; give 0 to 1");
    }
    return new Drawing(named, opacity, svg);
  }
}
