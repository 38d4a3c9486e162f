package io.luxate.cli;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.evidence.Call;
import io.luxate.explain.ActivationMap;
import io.luxate.explain.Hotspot;
import io.luxate.explain.Overlay;
import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import io.luxate.image.Reading;
import io.luxate.model.TrainedModel;
import io.luxate.study.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a trained model.")
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

  /**
   * One explained image.
   *
   * @param shown the class whose evidence the map shows
   * @param hottest the hottest point in pixels of the original file
   */
  record Explained(
      String path,
      double probability,
      String call,
      String shown,
      Hotspot hottest,
      String overlay,
      String map) {}

  @Override
  public Integer call() {
    List<Explained> explained = new ArrayList<>();
    try (TrainedModel model = TrainedModel.load(run)) {
      if (!label.isEmpty() && !model.card().classes().contains(label)) {
        throw new LuxateException(
            LuxateException.Kind.USER,
            "the model has no class '" + label + "'; its classes: " + model.card().classes());
      }
      List<Path> files = ImageFiles.of(paths);
      RunFolder.claim(out);
      for (Path file : files) {
        Reading reading = RadiographReader.examine(file);
        if (reading instanceof Reading.Done done) {
          explained.add(explain(model, done.radiograph(), explained.size() + 1));
        } else if (reading instanceof Reading.Refused refused) {
          common.say("luxate: " + refused.message());
        }
        common.progress().update("explaining", explained.size(), files.size(), "");
      }
    }
    if (explained.isEmpty()) {
      throw new LuxateException(
          LuxateException.Kind.DATA, "none of the files given is a usable image; see above");
    }
    common.print(explained, explained.stream().map(Explained::overlay).toArray(String[]::new));
    return 0;
  }

  private Explained explain(TrainedModel model, Radiograph radiograph, int number) {
    Call call = Call.of(model, List.of(radiograph)).get(0);
    String shown = label.isEmpty() ? call.call() : label;
    Grey map =
        ActivationMap.of(model, radiograph, model.card().classes().indexOf(shown)).onOriginal();
    String name = String.format(Locale.ROOT, "%04d-%s", number, name(radiograph.origin().path()));
    Path overlay = out.resolve(name + "-overlay.png");
    Path raw = out.resolve(name + "-map.png");
    Documents.write(overlay, ImageWriting.png(Overlay.draw(radiograph.pixels(), map)));
    Documents.write(raw, ImageWriting.png16(map));
    return new Explained(
        radiograph.origin().path(),
        call.probability(),
        call.call(),
        shown,
        Hotspot.of(map),
        overlay.toString(),
        raw.toString());
  }

  private static String name(String path) {
    Path file = Path.of(path).getFileName();
    return file == null ? "image" : file.toString().replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
