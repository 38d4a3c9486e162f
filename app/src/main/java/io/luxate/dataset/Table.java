package io.luxate.dataset;

import io.luxate.CsvTable;
import io.luxate.Documents;
import java.nio.file.Path;
import java.util.List;

/** A CSV file in the making: RFC 4180 quoting, UTF-8, lines ending in LF. */
public final class Table {
  private final StringBuilder text = new StringBuilder();

  /** A table of these columns. */
  public Table(String... header) {
    row(header);
  }

  /** Adds a row; cells that hold commas, quotes or line ends are quoted. */
  public void row(String... cells) {
    text.append(CsvTable.line(List.of(cells)));
  }

  /** Writes the file, whole or not at all. */
  public void write(Path file) {
    Documents.write(file, text.toString());
  }
}
