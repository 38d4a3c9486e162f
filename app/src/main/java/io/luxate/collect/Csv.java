package io.luxate.collect;

import io.luxate.LuxateException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Tables of the collection: RFC 4180, UTF-8, lines ending in LF. */
final class Csv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
  private static final CSVFormat WITH_HEADER =
      FORMAT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreHeaderCase(true)
          .setTrim(true)
          .setIgnoreEmptyLines(true)
          .get();

  private Csv() {}

  /** One row with its line end. */
  static String row(List<String> cells) {
    StringBuilder text = new StringBuilder();
    try {
      FORMAT.printRecord(text, cells.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A table's column names, in lower case, and its rows. */
  record Table(List<String> columns, List<CSVRecord> rows) {}

  /** A table with a header; {@code name} stands for it in messages. */
  static Table read(String name, String text) {
    try (CSVParser parser =
        WITH_HEADER.parse(new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text))) {
      UnaryOperator<String> plain = column -> column.strip().toLowerCase(Locale.ROOT);
      return new Table(parser.getHeaderNames().stream().map(plain).toList(), parser.getRecords());
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          name + ": not a CSV file (" + e.getMessage() + "); save it as CSV, UTF-8",
          e);
    }
  }
}
