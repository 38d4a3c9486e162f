package io.luxate.weights;

import io.luxate.LuxateException;
import io.luxate.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder where fetched weights lie, each once, under the name that its makers gave it. A file
 * under its final name is whole; what is not yet whole ends in {@code .part}.
 */
public record WeightsStore(Path folder) {
  private static final double SIZE_TOLERANCE = 0.01;

  public WeightsStore {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          folder + " is a file; give a folder with --cache or LUXATE_CACHE");
    }
  }

  /**
   * The user's own: {@code $LUXATE_CACHE/weights}, else {@code $XDG_CACHE_HOME/luxate/weights},
   * else {@code ~/.cache/luxate/weights}.
   */
  public static WeightsStore ofUser(Map<String, String> environment) {
    return new WeightsStore(
        set(environment, "LUXATE_CACHE")
            .map(Path::of)
            .orElseGet(
                () ->
                    set(environment, "XDG_CACHE_HOME")
                        .map(Path::of)
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve("luxate"))
            .resolve("weights"));
  }

  private static Optional<String> set(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  /** Where the weights lie, or will. */
  public Path file(Published entry) {
    return folder.resolve(entry.fileName());
  }

  /** Whether a file of that name and of about the published size is here; its hash is not read. */
  public boolean has(Published entry) {
    double mib = file(entry).toFile().length() / (double) (1 << 20);
    return Files.isRegularFile(file(entry))
        && Math.abs(entry.mib().orElse(mib) - mib) <= SIZE_TOLERANCE * mib;
  }

  /** Why the file that stands for the weights is another one, in words; reads the whole file. */
  public Optional<String> doubt(Published entry) {
    return Files.isRegularFile(file(entry))
        ? entry.doubt(Sha256.of(file(entry)))
        : Optional.empty();
  }

  /**
   * The file that stands for what a person asked for: a path, or a name of the catalogue. What lies
   * under a name is held against its published SHA-256, where there is one.
   *
   * @throws LuxateException USER when it is neither, or not yet fetched, DATA when another file
   *     stands under the name
   */
  public Path locate(String asked) {
    Path file = find(asked);
    if (!Files.exists(Path.of(asked))) {
      doubt(Catalogue.shipped().named(asked)).ifPresent(why -> refuse(file, why));
    }
    return file;
  }

  private static void refuse(Path file, String why) {
    throw new LuxateException(
        LuxateException.Kind.DATA,
        file + " " + why + "; delete it and fetch it again, or give it by its path");
  }

  /** As {@link #locate}, but whatever the file is. */
  public Path find(String asked) {
    return Files.exists(Path.of(asked))
        ? Path.of(asked)
        : present(
            Catalogue.shipped()
                .find(asked)
                .orElseThrow(
                    () ->
                        new LuxateException(
                            LuxateException.Kind.USER,
                            "there is no weights file "
                                + asked
                                + ", and no weights are called so; check the path, or give a name; "
                                + Catalogue.shipped().alike(asked))));
  }

  private Path present(Published entry) {
    if (!Files.isRegularFile(file(entry))) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          entry.name()
              + " is in the catalogue and not yet here; run 'luxate weights fetch "
              + entry.name()
              + "' first, or copy it to "
              + file(entry));
    }
    return file(entry);
  }
}
