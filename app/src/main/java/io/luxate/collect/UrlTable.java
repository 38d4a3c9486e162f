package io.luxate.collect;

import io.luxate.Documents;
import io.luxate.LuxateException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVRecord;

/**
 * Addresses that a person has gathered: a CSV file with {@code url} and {@code label}, and where
 * known {@code licence}, {@code attribution}, {@code page}, {@code source} and the columns of
 * {@link LedgerRow#ABOUT}. A picture's page is read for signals before the picture is fetched.
 *
 * @param table path, from the spec's folder
 */
record UrlTable(String table) implements Source {
  private static final List<String> OWN =
      List.of("url", "label", "licence", "license", "attribution", "page", "source");

  UrlTable {
    Keys.filled("urls.table", table);
  }

  UrlTable from(Path base) {
    return new UrlTable(base.resolve(table).toAbsolutePath().normalize().toString());
  }

  @Override
  public String name() {
    return "urls " + table;
  }

  @Override
  public void find(Search search, Consumer<Found> found) {
    Path file = search.path(table);
    Csv.Table rows = Csv.read(file.toString(), Documents.readText(file));
    requireColumns(file, rows.columns());
    for (CSVRecord row : rows.rows()) {
      try {
        found.accept(found(row));
      } catch (NotFetched e) {
        throw fault(file, row, e.words() + "; correct it");
      }
    }
  }

  private static void requireColumns(Path file, List<String> columns) {
    for (String name : columns) {
      if (!OWN.contains(name) && !LedgerRow.ABOUT.contains(name)) {
        throw data(
            file
                + " row 1: unknown column '"
                + name
                + "'; known: url, label, licence, attribution, page, source, "
                + String.join(", ", LedgerRow.ABOUT));
      }
    }
    for (String needed : List.of("url", "label")) {
      if (!columns.contains(needed)) {
        throw data(file + " row 1: no column '" + needed + "'; url and label must be there");
      }
    }
  }

  private Found found(CSVRecord row) throws NotFetched {
    for (String needed : List.of("url", "label")) {
      if (cell(row, needed).isEmpty()) {
        throw NotFetched.terms(needed + " is empty");
      }
    }
    URI url = Url.of(cell(row, "url").orElseThrow());
    Optional<String> page = cell(row, "page");
    Map<String, String> about = new TreeMap<>();
    LedgerRow.ABOUT.forEach(name -> cell(row, name).ifPresent(value -> about.put(name, value)));
    return new Found(
        cell(row, "source").orElse(url.getHost()),
        new Place.Online(url),
        page.isPresent() ? Optional.of(Url.of(page.get())) : Optional.empty(),
        true,
        Licence.of(cell(row, "licence").or(() -> cell(row, "license")).orElse("")),
        cell(row, "attribution").orElse(""),
        Optional.empty(),
        cell(row, "label").orElseThrow(),
        about);
  }

  private static Optional<String> cell(CSVRecord row, String column) {
    return row.isSet(column)
        ? Optional.of(row.get(column).strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private static LuxateException fault(Path file, CSVRecord row, String what) {
    return data(file + " row " + (row.getRecordNumber() + 1) + ": " + what);
  }

  private static LuxateException data(String message) {
    return new LuxateException(LuxateException.Kind.DATA, message);
  }
}
