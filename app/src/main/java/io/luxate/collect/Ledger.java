package io.luxate.collect;

import io.luxate.CsvTable;
import io.luxate.Documents;
import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code ledger.csv}: every picture seen, one row for each address and label. While a collection
 * runs, rows are added at the end and the last one of an address and label counts, so that nothing
 * is lost when the program is killed; {@link #settle} writes each once. Safe for many threads.
 */
final class Ledger {
  static final String NAME = "ledger.csv";

  private final Path file;

  /** By address, then by label. */
  private final Map<String, Map<String, LedgerRow>> rows = new LinkedHashMap<>();

  private Ledger(Path file) {
    this.file = file;
  }

  /** The ledger of a collection's folder; empty where there is none yet. */
  static Ledger in(Path folder) {
    Ledger ledger = new Ledger(folder.resolve(NAME));
    if (Files.exists(ledger.file)) {
      ledger.read();
    }
    return ledger;
  }

  /** A row that was being written when the program was killed is none. */
  private void read() {
    String text = Documents.readText(file);
    CsvTable table =
        CsvTable.parse(file.toString(), text.substring(0, text.lastIndexOf('\n') + 1)).inAnyCase();
    if (!table.columns().containsAll(LedgerRow.COLUMNS)) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          file + " is no ledger of luxate collect: its columns are not " + LedgerRow.COLUMNS);
    }
    for (CsvTable.Row record : table.rows()) {
      try {
        keep(LedgerRow.of(record));
      } catch (IllegalArgumentException e) {
        throw new LuxateException(
            LuxateException.Kind.DATA,
            table.at(record)
                + ": status '"
                + record.text("status")
                + "' is none of kept, refused, failed, withdrawn; correct it",
            e);
      }
    }
  }

  private void keep(LedgerRow row) {
    rows.computeIfAbsent(row.url(), url -> new LinkedHashMap<>()).put(row.label(), row);
  }

  /** Every row, in the order in which they were first seen, or of {@link #order}. */
  synchronized List<LedgerRow> rows() {
    return rows.values().stream().flatMap(labels -> labels.values().stream()).toList();
  }

  /** The rows of one address. */
  synchronized List<LedgerRow> of(String url) {
    return List.copyOf(rows.getOrDefault(url, Map.of()).values());
  }

  synchronized Optional<LedgerRow> row(String url, String label) {
    return Optional.ofNullable(rows.getOrDefault(url, Map.of()).get(label));
  }

  /** Replaces rows in memory; {@link #settle} writes them. */
  synchronized void replace(List<LedgerRow> changed) {
    changed.forEach(this::keep);
  }

  /** Drops rows of an address under labels that it no longer has; tombstones stay. */
  synchronized void keepOnly(String url, Set<String> labels) {
    Map<String, LedgerRow> known = rows.getOrDefault(url, Map.of());
    known
        .values()
        .removeIf(row -> row.status() != Status.WITHDRAWN && !labels.contains(row.label()));
  }

  /** Puts these addresses first, in this order, and leaves the others in theirs. */
  synchronized void order(List<String> urls) {
    Map<String, Map<String, LedgerRow>> before = new LinkedHashMap<>(rows);
    rows.clear();
    for (String url : urls) {
      Optional.ofNullable(before.remove(url)).ifPresent(labels -> rows.put(url, labels));
    }
    rows.putAll(before);
  }

  /** SHA-256 of pictures that were taken back. */
  synchronized Set<String> withdrawn() {
    return rows().stream()
        .filter(row -> row.status() == Status.WITHDRAWN && !row.sha256().isEmpty())
        .map(LedgerRow::sha256)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Says at every kept picture which earlier row is the same one, and what that says otherwise. */
  synchronized void nameCopies() {
    Map<String, LedgerRow> first = new HashMap<>();
    for (LedgerRow row : rows()) {
      if (row.isKept()) {
        LedgerRow other = Optional.ofNullable(first.putIfAbsent(row.sha256(), row)).orElse(row);
        keep(row.with(Status.KEPT, row.equals(other) ? "" : sameAs(row, other)));
      }
    }
  }

  private static String sameAs(LedgerRow row, LedgerRow other) {
    return "same picture as "
        + other.url()
        + (other.label().equals(row.label()) ? "" : ", which is labelled " + other.label())
        + (other.licence().equals(row.licence()) ? "" : ", whose licence is " + other.licence());
  }

  /** Adds a row to the file at once. */
  synchronized void add(LedgerRow row) {
    keep(row);
    try {
      Files.writeString(
          file, CsvTable.line(row.cells()), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "cannot write "
              + file
              + " ("
              + LuxateException.words(e)
              + "); free some disk, and the same command goes on from there",
          e);
    }
  }

  /** Writes every row once. */
  synchronized void settle() {
    Documents.write(
        file,
        out -> {
          out.write(CsvTable.line(LedgerRow.COLUMNS).getBytes(StandardCharsets.UTF_8));
          for (LedgerRow row : rows()) {
            out.write(CsvTable.line(row.cells()).getBytes(StandardCharsets.UTF_8));
          }
        });
  }
}
