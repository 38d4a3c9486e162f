package io.luxate.study;

import io.luxate.Documents;
import io.luxate.FilePart;
import io.luxate.LuxateException;
import io.luxate.Sha256;
import io.luxate.model.Bundle;
import io.luxate.model.BundleWriting;
import io.luxate.model.Calibration;
import io.luxate.model.Classifier;
import io.luxate.model.Ensemble;
import io.luxate.model.ModelCard;
import io.luxate.model.OnnxExport;
import io.luxate.model.Thresholds;
import io.luxate.model.TrainedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code luxate export} does: a trained model as one file.
 *
 * @param run a trained model's folder, a study's with one task, or a bundle
 * @param heatmaps whether an ONNX graph also answers class maps
 */
public record ExportRun(Path run, ExportFormat format, boolean heatmaps) {
  public ExportRun {
    if (heatmaps && format != ExportFormat.ONNX) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "--heatmaps is for --format onnx; " + format.id() + " needs it not");
    }
  }

  /** What was written. */
  public record Result(
      String file, String format, String architecture, long bytes, String sha256) {}

  /**
   * Writes the file, whole or not at all.
   *
   * @param force whether to replace what stands there
   */
  public Result run(Path out, boolean force) {
    Path source = ModelPath.of(run);
    requireFree(out, source, force);
    try (Classifier opened = Classifier.open(source)) {
      if (opened instanceof Ensemble) {
        throw new LuxateException(
            LuxateException.Kind.USER,
            source
                + " holds several networks that answer together; export the folders that its"
                + " ensemble.json names, one by one");
      }
      if (!(opened instanceof TrainedModel model)) {
        throw new LuxateException(
            LuxateException.Kind.USER,
            run + " is an ONNX export already; give the run or the bundle it was made from");
      }
      Map<String, FilePart> files = files(source);
      switch (format) {
        case SAFETENSORS -> Documents.write(out, file(files, Bundle.WEIGHTS)::copyTo);
        case ONNX -> OnnxExport.write(out, model, heatmaps, text(files, Bundle.PROVENANCE));
        case BUNDLE -> BundleWriting.write(out, parts(source, model.card(), files));
      }
      return new Result(
          out.toString(),
          format.id(),
          model.card().architecture(),
          FilePart.whole(out).bytes(),
          Sha256.of(out));
    }
  }

  private static void requireFree(Path out, Path source, boolean force) {
    if (Files.isDirectory(out)) {
      throw new LuxateException(
          LuxateException.Kind.USER, out + " is a folder; give a file with --out");
    }
    if (Files.exists(out) && !force) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          out + " stands there already; give another --out, or --force to replace it");
    }
    if (Files.exists(out) && real(out).startsWith(real(source))) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          out + " is a part of " + source + " itself; give another --out, outside of it");
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize(); // what is not there is no part of anything
    }
  }

  private static Map<String, FilePart> files(Path source) {
    if (!Files.isDirectory(source)) {
      return Bundle.parts(source);
    }
    Map<String, FilePart> files = new LinkedHashMap<>();
    for (String name : List.of(Bundle.CARD, Bundle.PROVENANCE, Bundle.WEIGHTS)) {
      files.put(name, FilePart.whole(source.resolve(name)));
    }
    return files;
  }

  /** A bundle's parts: those of the run's folder and what follows from them, or another's. */
  private static Map<String, Documents.Content> parts(
      Path source, ModelCard card, Map<String, FilePart> files) {
    Map<String, Documents.Content> parts = new LinkedHashMap<>();
    if (Files.isDirectory(source)) {
      put(parts, Bundle.THRESHOLDS, Documents.json(Thresholds.of(card)) + "\n");
      put(parts, Bundle.CALIBRATION, Documents.json(Calibration.none()) + "\n");
      put(parts, Bundle.FOR_PEOPLE, ModelFacts.page(source, card).markdown());
    }
    files.forEach((name, file) -> parts.put(name, file::copyTo));
    return parts;
  }

  private static void put(Map<String, Documents.Content> parts, String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    parts.put(name, out -> out.write(bytes));
  }

  private static Map<String, String> text(Map<String, FilePart> files, String name) {
    return Map.of(name, new String(file(files, name).read(), StandardCharsets.UTF_8));
  }

  private static FilePart file(Map<String, FilePart> files, String name) {
    return Objects.requireNonNull(files.get(name));
  }
}
