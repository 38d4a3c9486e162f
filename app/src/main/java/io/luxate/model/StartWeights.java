package io.luxate.model;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Shipped;
import io.luxate.weights.Catalogue;
import io.luxate.weights.WeightsStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a network starts from: the weights that Luxate ships, made by its own commands from
 * simulated radiographs only (weights/README.md), those that were fetched by their name in the
 * catalogue, or a file.
 */
public final class StartWeights {
  /** What stands for the shipped ones where a weights file is asked for. */
  public static final String NAME = "shipped";

  /** What stands for no weights at all. */
  public static final String SCRATCH = "scratch";

  private StartWeights() {}

  /** Whether Luxate ships weights for that network. */
  public static boolean areShipped(Architecture architecture) {
    return shipped(architecture).isPresent();
  }

  /** Whether what was asked for is a name and no path: one of the two, or one of the catalogue. */
  public static boolean isName(String asked) {
    return asked.equals(NAME)
        || asked.equals(SCRATCH)
        || Catalogue.shipped().find(asked).isPresent();
  }

  /**
   * The file to start from, or none.
   *
   * @param asked a file, a fetched name, {@link #NAME} (written to a folder), {@link #SCRATCH} or
   *     nothing, which means the shipped ones where the network has some
   */
  public static Optional<Path> file(
      Optional<String> asked, Architecture architecture, Path folder) {
    return resolved(asked, architecture)
        .map(
            name -> name.equals(NAME) ? extract(architecture, folder) : locate(name, architecture));
  }

  /**
   * Throws before anything is written: USER when the file is missing or none is shipped, DATA when
   * it does not fit the network's backbone.
   */
  public static void requireFit(Optional<String> asked, Architecture architecture) {
    resolved(asked, architecture).ifPresent(name -> requireFit(name, architecture));
  }

  private static void requireFit(String name, Architecture architecture) {
    if (name.equals(NAME)) {
      bytes(architecture);
      return;
    }
    Path file = locate(name, architecture);
    try (Network network = architecture.create(2, 0)) {
      Weights.start(network, file);
    }
  }

  /** What was asked for in a word: {@link #NAME}, {@link #SCRATCH}, or the file's or its name. */
  public static String origin(Optional<String> asked, Architecture architecture) {
    return resolved(asked, architecture).orElse(SCRATCH);
  }

  private static Optional<String> resolved(Optional<String> asked, Architecture architecture) {
    return asked
        .or(() -> shipped(architecture).map(bytes -> NAME))
        .filter(name -> !name.equals(SCRATCH));
  }

  /** A name of the catalogue for another network is refused before anybody fetches it. */
  private static Path locate(String asked, Architecture architecture) {
    Catalogue.shipped()
        .find(asked)
        .filter(entry -> !entry.architecture().equals(architecture.id()))
        .filter(entry -> !Files.exists(Path.of(asked)))
        .ifPresent(
            entry -> {
              throw new LuxateException(
                  LuxateException.Kind.USER,
                  entry.name()
                      + " are weights for "
                      + entry.architecture()
                      + " and not for "
                      + architecture.id()
                      + "; check --arch, or take some that 'luxate weights list "
                      + architecture.id()
                      + "' shows");
            });
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
                        + "; give a file, or "
                        + SCRATCH
                        + " to start without"));
  }
}
