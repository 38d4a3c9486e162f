package io.luxate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A folder that a command is going to write into, asked before the work begins whether it may, so
 * that nothing of the user's is overwritten and no long work ends without a place for its result.
 *
 * @param path as the user gave it
 * @param option how it was given, for example {@code --out}
 */
public record OutFolder(Path path, String option) {

  /** Refuses what holds anything; throws USER. */
  public OutFolder free() {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw user(path + " is a file; give a folder with " + option);
    }
    if (Files.exists(path) && !isEmpty()) {
      throw user(path + " holds something already; give another " + option);
    }
    return writable();
  }

  /** Refuses what holds anything, unless it is an earlier result, which the marker tells. */
  public OutFolder freeOrHolding(String marker, String what) {
    if (Files.isDirectory(path) && !isEmpty() && !Files.exists(path.resolve(marker))) {
      throw user(path + " holds something else than " + what + "; give another " + option);
    }
    return Files.exists(path.resolve(marker)) ? writable() : free();
  }

  /** Refuses a folder inside another, which would become part of it; throws USER. */
  public OutFolder outside(Path data) {
    if (whole(path).startsWith(whole(data))) {
      throw user(
          path + " lies inside the set " + data + "; give a folder outside of it with " + option);
    }
    return this;
  }

  private OutFolder writable() {
    Path nearest = path.toAbsolutePath();
    while (!Files.exists(nearest) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    try {
      Files.delete(Files.createTempDirectory(nearest, ".luxate-"));
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          path + " cannot be written (" + LuxateException.words(e) + "); give another " + option,
          e);
    }
    return this;
  }

  private boolean isEmpty() {
    try (Stream<Path> inside = Files.list(path)) {
      return inside.findAny().isEmpty();
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          path + " cannot be listed (" + LuxateException.words(e) + "); give another " + option,
          e);
    }
  }

  /** Through links, as far as it exists. */
  private static Path whole(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    try {
      if (Files.exists(whole)) {
        return whole.toRealPath();
      }
      Path parent = whole.getParent();
      return parent == null ? whole : whole(parent).resolve(whole.getFileName());
    } catch (IOException e) {
      return whole;
    }
  }

  private static LuxateException user(String message) {
    return new LuxateException(LuxateException.Kind.USER, message);
  }
}
