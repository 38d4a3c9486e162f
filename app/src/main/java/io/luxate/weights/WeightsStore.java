package io.luxate.weights;

import io.luxate.LuxateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder where fetched weights lie, each once, under the name that its makers gave it. A file
 * under its final name is whole; what is not yet whole ends in {@code .part}.
 */
public record WeightsStore(Path folder) {

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

  /** Whether the weights are here. */
  public boolean has(Published entry) {
    return Files.isRegularFile(file(entry));
  }

  /** The weights' file; throws USER with what to do when it is not here. */
  public Path require(Published entry) {
    if (!has(entry)) {
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

  /**
   * The file that stands for what a person asked for: a path, or a name of the catalogue.
   *
   * @throws LuxateException USER when it is neither, or not yet fetched
   */
  public Path locate(String asked) {
    Path path = Path.of(asked);
    if (Files.exists(path)) {
      return path;
    }
    return Catalogue.shipped()
        .find(asked)
        .map(this::require)
        .orElseThrow(
            () ->
                new LuxateException(
                    LuxateException.Kind.USER,
                    "there is no weights file "
                        + asked
                        + "; check the path, or give a name from 'luxate weights list'"));
  }
}
