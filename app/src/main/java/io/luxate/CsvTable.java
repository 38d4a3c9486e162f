package io.luxate;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file as it was read: RFC 4180, UTF-8 with or without a byte order mark, the first row
 * naming the columns. Rows of blank cells are left out.
 *
 * @param name of the file, for messages
 * @param columns as written, without blanks around them
 */
public record CsvTable(String name, List<String> columns, List<Row> rows) {
  private static final CSVFormat RFC_4180 =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').setIgnoreEmptyLines(false).get();

  /**
   * One row.
   *
   * @param line in which it begins, as an editor counts, the header being line 1
   * @param cells as written; there may be more or fewer than columns
   */
  public record Row(long line, List<String> cells, List<String> columns) {

    /** What stands in a column, without blanks around it; empty where nothing does. */
    public Optional<String> cell(String column) {
      return Optional.of(text(column).strip()).filter(text -> !text.isEmpty());
    }

    /** What stands in a column, as written; {@code ""} where the row has no such cell. */
    public String text(String column) {
      return has(column) ? cells.get(columns.indexOf(column)) : "";
    }

    /** Whether the row goes as far as the column. */
    public boolean has(String column) {
      int at = columns.indexOf(column);
      return at >= 0 && at < cells.size();
    }

    /** Whether it has as many cells as there are columns. */
    public boolean isWhole() {
      return cells.size() == columns.size();
    }
  }

  public CsvTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    Set<String> known = new HashSet<>();
    for (String column : columns) {
      if (!column.isEmpty() && !known.add(column)) {
        throw fault(name, "the column '" + column + "' is there twice");
      }
    }
  }

  /** A file's table; throws USER or DATA, naming the file, where it is none. */
  public static CsvTable read(Path file) {
    return parse(file.toString(), Documents.readText(file));
  }

  /**
   * The table of a text.
   *
   * @param name stands for it in messages
   * @throws LuxateException DATA where quotes do not match or a column is named twice
   */
  public static CsvTable parse(String name, String text) {
    try (CSVParser parser =
        RFC_4180.parse(new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text))) {
      List<String> columns = List.of();
      List<Row> rows = new ArrayList<>();
      long before = 0;
      for (CSVRecord record : parser) {
        List<String> cells = List.of(record.values());
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
          if (columns.isEmpty()) {
            columns = cells.stream().map(String::strip).toList();
          } else {
            rows.add(new Row(before + 1, cells, columns));
          }
        }
        before = parser.getCurrentLineNumber();
      }
      return new CsvTable(name, columns, rows);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw fault(name, String.valueOf(e.getMessage()));
    }
  }

  /** The same with columns in lower case, so that theirs does not matter. */
  public CsvTable inAnyCase() {
    List<String> plain = columns.stream().map(column -> column.toLowerCase(Locale.ROOT)).toList();
    return new CsvTable(
        name, plain, rows.stream().map(row -> new Row(row.line(), row.cells(), plain)).toList());
  }

  /** Where a row stands, for messages. */
  public String at(Row row) {
    return name + " row " + row.line();
  }

  /** A row as a file holds it, with its line end (LF). */
  public static String line(List<String> cells) {
    StringBuilder text = new StringBuilder();
    try {
      RFC_4180.printRecord(text, cells.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static LuxateException fault(String name, String why) {
    return new LuxateException(
        LuxateException.Kind.DATA, name + ": not a CSV file (" + why + "); save it as CSV, UTF-8");
  }
}
