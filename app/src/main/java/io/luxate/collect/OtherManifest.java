package io.luxate.collect;

import io.luxate.CsvTable;
import io.luxate.Documents;
import io.luxate.FilePart;
import io.luxate.Sha256;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.Example;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Somebody else's {@code images.csv} of Luxate, on this machine or at an address; paths are taken
 * from where it stands, licences from its rows, and whom to name from a {@code ledger.csv} beside
 * it. Its split is not taken over.
 *
 * @param table a path from the spec's folder, or an address
 * @param attribution whom to name for pictures of which its ledger says nothing
 */
record OtherManifest(String table, Optional<String> attribution) implements Source {
  private static final long MOST_BYTES = 256_000_000;

  OtherManifest {
    Keys.filled("manifest.table", table);
  }

  OtherManifest from(Path base) {
    return isOnline()
        ? this
        : new OtherManifest(
            base.resolve(table).toAbsolutePath().normalize().toString(), attribution);
  }

  @Override
  public String name() {
    return "manifest " + table;
  }

  private boolean isOnline() {
    return table.matches("(?i)https?:.*");
  }

  @Override
  public void find(Search search, Consumer<Found> found) throws NotFetched, InterruptedException {
    Optional<URI> at = isOnline() ? Optional.of(Url.of(table)) : Optional.empty();
    Path file = at.isPresent() ? fetched(search, at.get(), "") : local(search);
    Map<String, LedgerRow> known = ledger(search, at, file);
    for (Example example : DatasetReader.read(file).examples()) {
      Optional<LedgerRow> row = Optional.ofNullable(known.get(example.path()));
      found.accept(
          new Found(
              example.source().orElse(name()),
              at.isPresent()
                  ? new Place.Online(Url.redirect(at.get(), example.path()))
                  : new Place.Local(example.file()),
              row.map(LedgerRow::page).filter(page -> !page.isEmpty()).flatMap(OtherManifest::page),
              false,
              Licence.of(example.metadata().licence().orElse("")),
              row.map(LedgerRow::attribution).or(() -> attribution).orElse(""),
              Optional.empty(),
              About.label(example, name()),
              About.of(example)));
    }
  }

  private Path local(Search search) {
    Path file = search.path(table);
    return Files.isDirectory(file) ? file.resolve(DatasetReader.MANIFEST) : file;
  }

  private static Path fetched(Search search, URI url, String ending)
      throws NotFetched, InterruptedException {
    byte[] bytes = search.web().politely(url, "text/csv", answer -> answer.body(MOST_BYTES));
    Path file =
        search.tables().resolve(Sha256.of(url.toString()).substring(0, 16) + ending + ".csv");
    Documents.write(file, bytes);
    return file;
  }

  /** Rows of the ledger beside the table, by path; none where there is no ledger. */
  private static Map<String, LedgerRow> ledger(Search search, Optional<URI> at, Path file)
      throws NotFetched, InterruptedException {
    Path ledger = file.resolveSibling(Ledger.NAME);
    if (at.isPresent()) {
      try {
        ledger = fetched(search, at.get().resolve(Ledger.NAME), "-ledger");
      } catch (NotFetched e) {
        if (e.why() == NotFetched.Why.TROUBLE) {
          throw e;
        }
        return Map.of();
      }
    }
    Map<String, LedgerRow> rows = new HashMap<>();
    if (Files.isRegularFile(ledger) && isLedger(ledger)) {
      CsvTable.read(ledger).inAnyCase().rows().stream()
          .map(LedgerRow::of)
          .filter(LedgerRow::isKept)
          .forEach(row -> rows.putIfAbsent(row.path(), row));
    }
    return rows;
  }

  /** A site may answer with a page, and another program may keep a ledger too. */
  private static boolean isLedger(Path file) {
    String text = new String(readable(file), StandardCharsets.UTF_8);
    return text.startsWith(String.join(",", LedgerRow.COLUMNS));
  }

  private static byte[] readable(Path file) {
    return FilePart.whole(file).read();
  }

  private static Optional<URI> page(String text) {
    try {
      return Optional.of(Url.of(text));
    } catch (NotFetched e) {
      return Optional.empty();
    }
  }
}
