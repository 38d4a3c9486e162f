package io.luxate.model;

import io.luxate.FilePart;
import io.luxate.LuxateException;
import io.luxate.Sha256;
import io.luxate.weights.WeightsFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One zip that holds a trained model and what is needed to judge it, each part with its SHA-256 in
 * a manifest: docs/data-format-bundle.md. The hashes show damage and alteration, not who made it.
 */
public final class Bundle {
  public static final String CARD = "model.json";
  public static final String WEIGHTS = "weights.safetensors";
  public static final String PROVENANCE = "provenance.json";
  public static final String THRESHOLDS = "thresholds.json";
  public static final String CALIBRATION = "calibration.json";
  public static final String FOR_PEOPLE = "MODEL_CARD.md";

  /** The parts besides the manifest, which stands before them, in their order. */
  static final List<String> PARTS =
      List.of(FOR_PEOPLE, CARD, PROVENANCE, THRESHOLDS, CALIBRATION, WEIGHTS);

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private Bundle() {}

  /**
   * What {@link #verify} came to.
   *
   * @param sha256 of the whole file, to be compared with what its sender says
   * @param parts as found; empty where the zip itself is not as it should be
   * @param problems in words that name the part; empty when the bundle is intact
   */
  public record Verdict(String sha256, List<BundleManifest.Part> parts, List<String> problems) {
    public Verdict {
      parts = List.copyOf(parts);
      problems = List.copyOf(problems);
    }
  }

  /** Looks at everything there is to check and answers all that is wrong. */
  public static Verdict verify(Path file) {
    BundleParts parts = BundleParts.check(file);
    List<String> problems = new ArrayList<>(parts.problems());
    if (problems.isEmpty()) {
      try {
        model(parts).close();
      } catch (LuxateException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return new Verdict(Sha256.of(file), parts.measured(), problems);
  }

  /** The parts of an intact bundle; throws DATA when it is not. */
  public static Map<String, FilePart> parts(Path file) {
    return intact(file).found();
  }

  /** The bundle's model; throws DATA when the bundle is damaged or was altered. */
  static TrainedModel load(Path file) {
    BundleParts parts = intact(file);
    try {
      return model(parts);
    } catch (LuxateException e) {
      throw unusable(file, String.valueOf(e.getMessage()));
    }
  }

  /** The bundle's weights alone, for a training to go on from; throws DATA as {@link #load}. */
  static WeightsFile weights(Path file) {
    return WeightsFile.own(intact(file).part(WEIGHTS), "part " + WEIGHTS + " of a bundle");
  }

  /** Whether a file begins as a bundle does. */
  static boolean isOne(Path file) {
    byte[] name = BundleManifest.NAME.getBytes(StandardCharsets.UTF_8);
    int length = BundleParts.LOCAL_HEADER + name.length;
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(length);
      return start.length == length
          && Arrays.equals(start, 0, ZIP.length, ZIP, 0, ZIP.length)
          && Arrays.equals(start, BundleParts.LOCAL_HEADER, length, name, 0, name.length);
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE, "cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static BundleParts intact(Path file) {
    BundleParts parts = BundleParts.check(file);
    if (!parts.problems().isEmpty()) {
      throw unusable(file, parts.problems().get(0));
    }
    return parts;
  }

  private static TrainedModel model(BundleParts parts) {
    ModelCard card = parts.json(CARD, ModelCard.class);
    parts.json(THRESHOLDS, Thresholds.class).requireThatOf(card);
    parts.json(CALIBRATION, Calibration.class).requireKnown();
    parts.json(PROVENANCE, Map.class);
    return TrainedModel.of(card, parts.part(WEIGHTS));
  }

  private static LuxateException unusable(Path file, String problem) {
    return new LuxateException(
        LuxateException.Kind.DATA,
        file
            + " is no intact bundle: "
            + problem
            + "; get it again from where it came, or export the model again");
  }
}
