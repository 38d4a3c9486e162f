package io.luxate.dataset;

import io.luxate.LuxateException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads what a user calls data: an {@code images.csv}, a folder that holds one, or folders of
 * classes, with or without {@code train}, {@code val} and {@code test} above them.
 */
public final class DatasetReader {
  /** The manifest's name inside a folder. */
  public static final String MANIFEST = "images.csv";

  private DatasetReader() {}

  /** The set at {@code data}; throws DATA, naming file and row, when it is none. */
  public static Dataset read(Path data) {
    if (!Files.exists(data)) {
      throw new LuxateException(
          LuxateException.Kind.USER, data + " does not exist; check the path");
    }
    if (!Files.isDirectory(data)) {
      return Manifest.read(data);
    }
    Path manifest = data.resolve(MANIFEST);
    return Files.exists(manifest) ? Manifest.read(manifest) : ClassFolders.read(data);
  }
}
