package io.luxate.study;

import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder a run writes to: new, or empty, so that no earlier result is mixed in or lost. */
public final class RunFolder {
  private RunFolder() {}

  /** Makes the folder; throws USER when it already holds something. */
  public static void claim(Path out) {
    try {
      if (Files.exists(out) && !Files.isDirectory(out)) {
        throw new LuxateException(
            LuxateException.Kind.USER, out + " is a file; give a folder with --out");
      }
      Files.createDirectories(out);
      try (var entries = Files.list(out)) {
        if (entries.findAny().isPresent()) {
          throw new LuxateException(
              LuxateException.Kind.USER,
              out
                  + " already holds a run; give another --out. An interrupted study or demo goes on with"
                  + " --resume");
        }
      }
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "cannot make the folder " + out + ": " + e.getMessage(),
          e);
    }
  }
}
