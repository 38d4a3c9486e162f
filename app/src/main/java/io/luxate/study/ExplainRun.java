package io.luxate.study;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.evidence.Call;
import io.luxate.explain.ActivationMap;
import io.luxate.explain.Drawing;
import io.luxate.explain.Hotspot;
import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import io.luxate.image.Reading;
import io.luxate.model.Classifier;
import io.luxate.model.heatmap.HeatmapMethod;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * What {@code luxate explain} does: where a trained model looked, drawn for each file.
 *
 * @param run folder of the trained model, a bundle or an ONNX export
 * @param label the class whose evidence is shown; where none is given the class called, or of
 *     several labels the surest
 */
public record ExplainRun(
    Path run, List<Path> files, Optional<String> label, HeatmapMethod method, Drawing drawing) {
  /** File systems take 255 bytes, the number and the ending among them. */
  private static final int NAME_BYTES = 160;

  public ExplainRun {
    files = List.copyOf(files);
  }

  /**
   * One explained image.
   *
   * @param method how the evidence was found
   * @param shown the class whose evidence the map shows
   * @param hottest the hottest point in pixels of the original file; empty when nothing in the
   *     image speaks for the class
   * @param overlay the picture drawn, whatever its style
   */
  public record Explained(
      String path,
      double probability,
      String call,
      String method,
      String shown,
      Optional<Hotspot> hottest,
      String overlay,
      String map) {}

  /**
   * What was drawn.
   *
   * @param interrupted whether the thread was interrupted before the last file was drawn
   */
  public record Result(List<Explained> images, boolean interrupted) {
    public Result {
      images = List.copyOf(images);
    }
  }

  /**
   * Writes a numbered overlay and raw map per image; {@code say} hears of files that are unusable.
   */
  public Result run(Path out, Progress progress, Consumer<String> say) {
    try (Classifier model = Classifier.open(ModelPath.of(run))) {
      method.requireFor(model);
      List<String> classes = model.card().classes();
      if (label.isPresent() && !classes.contains(label.get())) {
        throw new LuxateException(
            LuxateException.Kind.USER,
            "the model has no class '"
                + label.get()
                + "'; its classes: "
                + String.join(", ", classes));
      }
      try (RunFolder held = RunFolder.claim(out)) {
        return explainAll(model, held.path(), progress, say);
      }
    }
  }

  private Result explainAll(Classifier model, Path out, Progress progress, Consumer<String> say) {
    List<Explained> explained = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (Thread.currentThread().isInterrupted()) {
        return new Result(explained, true);
      }
      Reading reading = RadiographReader.examine(files.get(i));
      if (reading instanceof Reading.Done done) {
        int before = i;
        Progress within =
            (task, part, parts, detail) ->
                progress.update(
                    "explaining", before, files.size(), task + " " + part + "/" + parts);
        Explained one;
        try {
          one = explain(model, done.radiograph(), files.get(i), out, explained.size() + 1, within);
        } catch (CancellationException e) {
          return new Result(explained, true);
        }
        explained.add(one);
        if (one.hottest().isEmpty()) {
          say.accept("luxate: " + one.path() + ": nothing in it speaks for '" + one.shown() + "'");
        }
      } else if (reading instanceof Reading.Refused refused) {
        say.accept("luxate: " + refused.message());
      }
      progress.update("explaining", i + 1L, files.size(), "");
    }
    return new Result(explained, false);
  }

  private Explained explain(
      Classifier model, Radiograph radiograph, Path file, Path out, int number, Progress progress) {
    int sidePx = model.card().workingPx();
    Radiograph small = RadiographReader.examine(file, sidePx).orThrow(); // as predict sees it
    Call call = Call.of(model, List.of(small)).get(0);
    String shown = label.orElse(call.foremost());
    int index = model.card().classes().indexOf(shown);
    Grey map = ActivationMap.of(model, small, index, method, progress).onOriginal();
    String name = String.format(Locale.ROOT, "%04d-%s", number, name(radiograph.origin().path()));
    Path picture = out.resolve(name + "-" + drawing.ending());
    Path raw = out.resolve(name + "-map.png");
    String title = "Evidence for '" + shown + "' by " + method.id() + " in " + name;
    Documents.write(picture, drawing.draw(radiograph.pixels(), map, title));
    Documents.write(raw, ImageWriting.png16(map));
    return new Explained(
        radiograph.origin().path(),
        call.probability(),
        call.call(),
        method.id(),
        shown,
        Hotspot.of(map),
        picture.toString(),
        raw.toString());
  }

  /** What a picture's name keeps of its file's: letters of any script, digits, dots and dashes. */
  private static String name(String path) {
    Path file = Path.of(path).getFileName();
    String plain = String.valueOf(file).replaceAll("[^\\p{L}\\p{M}\\p{N}._-]", "_");
    int end = plain.length();
    while (plain.substring(0, end).getBytes(StandardCharsets.UTF_8).length > NAME_BYTES) {
      end = plain.offsetByCodePoints(end, -1);
    }
    return plain.substring(0, end);
  }
}
