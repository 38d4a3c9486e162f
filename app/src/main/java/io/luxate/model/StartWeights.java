package io.luxate.model;

import io.luxate.Documents;
import io.luxate.LuxateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * The weights that Luxate ships to start from, made by its own commands from simulated radiographs
 * only (weights/README.md); no licence but Luxate's own lies on them.
 */
public final class StartWeights {
  /** What stands for them where a weights file is asked for. */
  public static final String NAME = "shipped";

  private StartWeights() {}

  /** The file that stands for what was asked for: {@link #NAME}, written to a folder, or itself. */
  public static Path file(String asked, Architecture architecture, Path folder) {
    return asked.equals(NAME) ? extract(architecture, folder) : Path.of(asked);
  }

  /**
   * Writes the shipped weights of a network as {@code folder/<network>-start.safetensors}.
   *
   * @throws LuxateException USER when none are shipped for it
   */
  public static Path extract(Architecture architecture, Path folder) {
    String resource = "/weights/" + architecture.id() + ".safetensors";
    try (InputStream in = StartWeights.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new LuxateException(
            LuxateException.Kind.USER,
            "no weights are shipped for " + architecture.id() + "; give a safetensors file");
      }
      Path file = folder.resolve(architecture.id() + "-start.safetensors");
      Documents.write(file, in.readAllBytes());
      return file;
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.INTERNAL, "cannot read " + resource + " from the jar", e);
    }
  }
}
