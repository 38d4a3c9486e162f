package io.luxate.cli;

import io.luxate.Documents;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The rows of a CSV file that begin with the path of an image. */
final class Rows {
  private Rows() {}

  /** Each but the header. */
  static Stream<String> in(Path csv) {
    return Documents.readText(csv).lines().skip(1);
  }

  static String path(String row) {
    return row.substring(0, row.indexOf(','));
  }
}
