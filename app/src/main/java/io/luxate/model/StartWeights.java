package io.luxate.model;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Shipped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The weights that Luxate ships to start from, made by its own commands from simulated radiographs
 * only (weights/README.md); no licence but Luxate's own lies on them.
 */
public final class StartWeights {
  /** What stands for them where a weights file is asked for. */
  public static final String NAME = "shipped";

  private StartWeights() {}

  /** Whether Luxate ships weights for that network. */
  public static boolean areShipped(Architecture architecture) {
    return shipped(architecture).isPresent();
  }

  /** The file that stands for what was asked for: {@link #NAME}, written to a folder, or itself. */
  public static Path file(String asked, Architecture architecture, Path folder) {
    return asked.equals(NAME) ? extract(architecture, folder) : Path.of(asked);
  }

  /**
   * Throws before anything is written: USER when the file is missing or none is shipped, DATA when
   * it does not fit the network's backbone.
   */
  public static void requireFit(String asked, Architecture architecture) {
    if (asked.equals(NAME)) {
      bytes(architecture);
      return;
    }
    Path file = Path.of(asked);
    if (!Files.isRegularFile(file)) {
      throw new LuxateException(
          LuxateException.Kind.USER, "there is no weights file " + file + "; check the path");
    }
    try (Network network = architecture.create(2, 0)) {
      Weights.start(network, file);
    }
  }

  /**
   * Writes the shipped weights of a network as {@code folder/<network>-start.safetensors}.
   *
   * @throws LuxateException USER when none are shipped for it
   */
  private static Path extract(Architecture architecture, Path folder) {
    Path file = folder.resolve(architecture.id() + "-start.safetensors");
    Documents.write(file, bytes(architecture));
    return file;
  }

  private static Optional<byte[]> shipped(Architecture architecture) {
    return Shipped.bytes("weights/" + architecture.id() + ".safetensors");
  }

  private static byte[] bytes(Architecture architecture) {
    return shipped(architecture)
        .orElseThrow(
            () ->
                new LuxateException(
                    LuxateException.Kind.USER,
                    "no weights are shipped for "
                        + architecture.id()
                        + "; give a safetensors file"));
  }
}
