package io.luxate.dataset;

import io.luxate.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;

/** A CSV file in the making: RFC 4180 quoting, UTF-8, lines ending in LF. */
final class Table {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final StringBuilder text = new StringBuilder();

  Table(String... header) {
    row(header);
  }

  void row(String... cells) {
    try {
      FORMAT.printRecord(text, (Object[]) cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Path file) {
    Documents.write(file, text.toString());
  }
}
