package io.luxate.weights;

import java.util.Locale;

/**
 * What a fetch came to.
 *
 * @param file where the weights lie; with {@link How#STOPPED} where they will
 * @param bytes that lie on disk, whole or not
 * @param sha256 of the whole file, 64 digits; empty when it is not whole
 * @param check what the file was held against, in words
 */
public record Fetched(String name, String file, How how, long bytes, String sha256, String check) {

  /** How the weights came to be where they are. */
  public enum How {
    /** They were there. */
    PRESENT,
    /** They came over the network. */
    FETCHED,
    /** A person stopped the fetch; what came is kept for the next one. */
    STOPPED
  }

  /** For a person. */
  public String line() {
    return switch (how) {
      case PRESENT -> file + " (was there; " + check + ")";
      case FETCHED ->
          String.format(Locale.ROOT, "%s (%.1f MiB; %s)", file, bytes / 1048576.0, check);
      case STOPPED ->
          bytes == 0
              ? "stopped before anything came; nothing is kept"
              : String.format(
                  Locale.ROOT,
                  "stopped; %.1f MiB are kept in %s.part, and the same command goes on from there",
                  bytes / 1048576.0,
                  file);
    };
  }
}
