package io.luxate.collect;

import io.luxate.CsvTable;
import io.luxate.LuxateException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Addresses that a person has gathered: a CSV file with {@code url} and {@code label}, and where
 * known {@code licence}, {@code attribution}, {@code page}, {@code source} and the columns of
 * {@link LedgerRow#ABOUT}. A picture's page is read for signals before the picture is fetched.
 *
 * @param table path, from the spec's folder
 */
record UrlTable(String table) implements Source {
  private static final int MOST_TOLD = 20;
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
    CsvTable table = CsvTable.read(file).inAnyCase();
    requireColumns(file, table.columns());
    List<Found> good = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    for (CsvTable.Row row : table.rows()) {
      try {
        good.add(found(row));
      } catch (NotFetched e) {
        bad.add(table.at(row) + ": " + e.words());
      }
    }
    if (!bad.isEmpty()) {
      throw data(
          String.join("\n", bad.subList(0, Math.min(MOST_TOLD, bad.size())))
              + (bad.size() > MOST_TOLD ? "\nand " + (bad.size() - MOST_TOLD) + " more" : "")
              + "; correct the table");
    }
    good.forEach(found);
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

  private Found found(CsvTable.Row row) throws NotFetched {
    for (String needed : List.of("url", "label")) {
      if (row.cell(needed).isEmpty()) {
        throw NotFetched.terms(needed + " is empty");
      }
    }
    URI url = Url.of(row.cell("url").orElseThrow());
    Optional<String> page = row.cell("page");
    Map<String, String> about = new TreeMap<>();
    LedgerRow.ABOUT.forEach(name -> row.cell(name).ifPresent(value -> about.put(name, value)));
    return new Found(
        row.cell("source").orElse(url.getHost()),
        new Place.Online(url),
        page.isPresent() ? Optional.of(Url.of(page.get())) : Optional.empty(),
        true,
        Licence.of(row.cell("licence").or(() -> row.cell("license")).orElse("")),
        row.cell("attribution").orElse(""),
        Optional.empty(),
        row.cell("label").orElseThrow(),
        about);
  }

  private static LuxateException data(String message) {
    return new LuxateException(LuxateException.Kind.DATA, message);
  }
}
