package io.luxate.dataset;

import io.luxate.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;

/** A CSV file in the making: RFC 4180 quoting, UTF-8, lines ending in LF. */
public final class Table {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final StringBuilder text = new StringBuilder();

  /** A table of these columns. */
  public Table(String... header) {
    row(header);
  }

  /** Adds a row; cells that hold commas, quotes or line ends are quoted. */
  public void row(String... cells) {
    try {
      FORMAT.printRecord(text, (Object[]) cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the file, whole or not at all. */
  public void write(Path file) {
    Documents.write(file, text.toString());
  }
}
