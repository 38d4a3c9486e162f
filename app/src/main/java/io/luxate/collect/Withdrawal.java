package io.luxate.collect;

import io.luxate.CsvTable;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.dataset.DatasetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One picture taken back: its file goes, and so do its rows of {@code images.csv} and of {@code
 * ATTRIBUTION.md}; the ledger keeps its rows as tombstones, so that neither its addresses nor its
 * bytes are fetched again; and every model that learned from it is named.
 */
public final class Withdrawal {
  private final Path data;
  private final Ledger ledger;
  private final ImageStore store;

  /**
   * What a withdrawal did, or would do.
   *
   * @param sha256 of the picture's file; none where it had been refused
   * @param files that were deleted
   * @param addresses that are never asked again
   * @param tables that named it
   * @param again whether it had been withdrawn before
   * @param models that learned from it, or whose results rest on it
   */
  public record Done(
      Set<String> sha256,
      List<String> files,
      List<String> addresses,
      List<String> tables,
      boolean again,
      boolean dryRun,
      ModelSearch.Result models) {

    /** For a person. */
    public List<String> lines() {
      List<String> lines = new ArrayList<>();
      String would = dryRun ? "would " : "";
      files.forEach(file -> lines.add(would + (dryRun ? "delete " : "deleted ") + file));
      tables.forEach(
          table -> lines.add(would + (dryRun ? "remove" : "removed") + " its row from " + table));
      addresses.forEach(
          url -> lines.add((dryRun ? "would never be" : "is never") + " fetched again: " + url));
      if (again) {
        lines.add("it had been withdrawn before");
      }
      lines.addAll(models.lines());
      return lines;
    }
  }

  private Withdrawal(Path data) {
    this.data = data;
    requireCollection(data);
    this.ledger = Ledger.in(data);
    this.store = new ImageStore(data);
  }

  /** Throws USER for a folder that no collection was written to. */
  public static void requireCollection(Path data) {
    if (!Files.isRegularFile(data.resolve(Ledger.NAME))) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          data + " holds no ledger.csv; give the folder that luxate collect wrote to with --data");
    }
  }

  /**
   * Takes a picture back.
   *
   * @param image its SHA-256 (8 digits or more), its address, or its path
   * @param models folders in which models are looked for
   * @param reason for the ledger; may be empty
   * @throws LuxateException USER when the ledger knows no such picture, or several
   */
  public static Done run(
      String image, Path data, List<Path> models, String reason, boolean dryRun) {
    return new Withdrawal(data).run(image, models, reason, dryRun);
  }

  private Done run(String image, List<Path> models, String reason, boolean dryRun) {
    List<LedgerRow> rows = rows(image);
    Set<String> hashes = values(rows, LedgerRow::sha256);
    Set<String> paths = values(rows, LedgerRow::path);
    ModelSearch.Result used = ModelSearch.of(models, hashes, data, dryRun);
    List<String> files =
        paths.stream().filter(path -> Files.exists(data.resolve(path))).sorted().toList();
    List<Path> tables = tables().stream().filter(table -> names(table, paths)).toList();
    boolean again = rows.stream().allMatch(row -> row.status() == Status.WITHDRAWN);
    if (!dryRun) {
      ledger.replace(rows.stream().map(row -> tombstone(row, reason)).toList());
      ledger.settle(); // first, so that whatever happens now nothing fetches it again
      tables.forEach(table -> removeFrom(table, paths));
      files.forEach(store::remove);
      AttributionPage.write(data, ledger.rows());
    }
    return new Done(
        hashes,
        files.stream().map(path -> data.resolve(path).toString()).toList(),
        rows.stream().map(LedgerRow::url).distinct().toList(),
        tables.stream().map(Path::toString).toList(),
        again,
        dryRun,
        used);
  }

  private static Set<String> values(List<LedgerRow> rows, Function<LedgerRow, String> cell) {
    return rows.stream()
        .map(cell)
        .filter(value -> !value.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The rows of that picture, and those of the same bytes under other addresses. */
  private List<LedgerRow> rows(String image) {
    List<LedgerRow> named = ledger.rows().stream().filter(row -> is(row, image)).toList();
    Set<String> hashes = values(named, LedgerRow::sha256);
    if (named.isEmpty()) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "the ledger of "
              + data
              + " knows no picture '"
              + image
              + "'; give its SHA-256 (8 digits or more), its address or its path");
    }
    if (hashes.size() > 1) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "'" + image + "' is several pictures; give one of " + String.join(", ", hashes));
    }
    return ledger.rows().stream()
        .filter(row -> named.contains(row) || hashes.contains(row.sha256()))
        .toList();
  }

  private boolean is(LedgerRow row, String image) {
    String digits = image.toLowerCase(Locale.ROOT);
    if (digits.matches("[0-9a-f]{8,64}") && row.sha256().startsWith(digits)) {
      return true;
    }
    if (row.url().equals(image) || (!row.path().isEmpty() && row.path().equals(image))) {
      return true;
    }
    if (image.matches("(?i)[a-z]+://.*")) {
      return row.url().equals(asked(image));
    }
    Path file = absolute(Path.of(image));
    return (!row.path().isEmpty() && file.equals(absolute(data.resolve(row.path()))))
        || row.url().equals(file.toUri().toString());
  }

  private static String asked(String image) {
    try {
      return Url.of(image).toASCIIString();
    } catch (NotFetched e) {
      return image;
    }
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static LedgerRow tombstone(LedgerRow row, String reason) {
    return row.status() == Status.WITHDRAWN
        ? row
        : row.with(
            Status.WITHDRAWN,
            "withdrawn "
                + LocalDate.now(ZoneOffset.UTC)
                + (reason.isBlank() ? "" : ": " + reason.strip()));
  }

  /** {@code images.csv} and the tables that stand beside it, but for the ledger. */
  private List<Path> tables() {
    try (Stream<Path> files = Files.list(data)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".csv"))
          .filter(file -> !file.endsWith(Ledger.NAME))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "cannot list " + data + " (" + LuxateException.words(e) + "); check its permissions",
          e);
    }
  }

  private static boolean names(Path table, Set<String> paths) {
    try {
      return CsvTable.read(table).inAnyCase().rows().stream().anyMatch(row -> isOf(row, paths));
    } catch (LuxateException e) {
      if (table.getFileName().toString().startsWith("images")) {
        throw e;
      }
      return false; // somebody's own file, and no table
    }
  }

  private static boolean isOf(CsvTable.Row row, Set<String> paths) {
    try {
      return row.has("path")
          && paths.contains(
              Path.of(row.text("path").strip()).normalize().toString().replace('\\', '/'));
    } catch (InvalidPathException e) {
      return false; // of another file system, so none of this folder's
    }
  }

  /** Every other row and column stays, also of a table that somebody has changed. */
  private void removeFrom(Path table, Set<String> paths) {
    CsvTable before = CsvTable.read(table);
    boolean own = ImageTable.isOwn(data);
    StringBuilder text = new StringBuilder(CsvTable.line(before.columns()));
    before.inAnyCase().rows().stream()
        .filter(row -> !isOf(row, paths))
        .forEach(row -> text.append(CsvTable.line(row.cells())));
    Documents.write(table, text.toString());
    if (own && table.endsWith(DatasetReader.MANIFEST)) {
      ImageTable.remember(data);
    }
  }
}
