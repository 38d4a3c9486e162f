package io.luxate.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of public weights beside the project, where there is one. */
final class Shared {
  private Shared() {}

  /** A file of that folder; the calling test is skipped, and says so, where it is absent. */
  static Path file(String path) {
    Path folder =
        Path.of(Optional.ofNullable(System.getenv("LUXATE_SHARED")).orElse("../../shared"));
    Path file = folder.resolve(path);
    assumeTrue(
        Files.isRegularFile(file),
        "skipped: no " + path + "; LUXATE_SHARED can name the folder that holds weights/");
    return file;
  }
}
