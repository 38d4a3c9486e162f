package io.luxate.model;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Shipped;
import io.luxate.weights.Catalogue;
import io.luxate.weights.WeightsStore;
import java.nio.file.Path;

/**
 * What a network starts from: the weights that Luxate ships, made by its own commands from
 * simulated radiographs only (weights/README.md), those that were fetched by their name in the
 * catalogue, or a file.
 */
public final class StartWeights {
  /** What stands for the shipped ones where a weights file is asked for. */
  public static final String NAME = "shipped";

  private StartWeights() {}

  /** Whether what was asked for is a name and no path: {@link #NAME}, or one of the catalogue. */
  public static boolean isName(String asked) {
    return asked.equals(NAME) || Catalogue.shipped().find(asked).isPresent();
  }

  /** The file that stands for what was asked for; {@link #NAME} is written to a folder. */
  public static Path file(String asked, Architecture architecture, Path folder) {
    return asked.equals(NAME) ? extract(architecture, folder) : locate(asked);
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
    Path file = locate(asked);
    try (Network network = architecture.create(2, 0)) {
      Weights.start(network, file);
    }
  }

  private static Path locate(String asked) {
    return WeightsStore.ofUser(System.getenv()).locate(asked);
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

  private static byte[] bytes(Architecture architecture) {
    return Shipped.bytes("weights/" + architecture.id() + ".safetensors")
        .orElseThrow(
            () ->
                new LuxateException(
                    LuxateException.Kind.USER,
                    "no weights are shipped for " + architecture.id() + "; give a weights file"));
  }
}
