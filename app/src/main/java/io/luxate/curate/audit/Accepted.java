package io.luxate.curate.audit;

import io.luxate.CsvTable;
import io.luxate.LuxateException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Findings that a person has looked at and lets stand: rows of an earlier {@code findings.csv}, of
 * which {@code kind}, {@code a} and {@code b} count. An audit that runs again and again stays
 * silent about them.
 */
public final class Accepted {
  private final Set<Key> keys;

  private Accepted(Set<Key> keys) {
    this.keys = keys;
  }

  /** In either order of the two images. */
  private record Key(String kind, Set<String> images) {}

  /** None accepted. */
  public static Accepted none() {
    return new Accepted(Set.of());
  }

  /**
   * Reads a table with the columns {@code kind}, {@code a} and {@code b}.
   *
   * @throws LuxateException USER or DATA when it is no such table: it cannot be read, a column is
   *     missing, or a kind is unknown
   */
  public static Accepted read(Path file) {
    Set<Key> keys = new HashSet<>();
    CsvTable table = CsvTable.read(file);
    for (String column : new String[] {"kind", "a", "b"}) {
      if (!table.columns().contains(column)) {
        throw new LuxateException(
            LuxateException.Kind.DATA,
            file + " has no column " + column + "; give rows of a findings.csv of an audit");
      }
    }
    for (CsvTable.Row row : table.rows()) {
      keys.add(key(kind(table, row), row.cell("a").orElse(""), row.cell("b")));
    }
    return new Accepted(keys);
  }

  private static String kind(CsvTable table, CsvTable.Row row) {
    String named = row.cell("kind").orElse("");
    for (FindingKind kind : FindingKind.values()) {
      if (kind.id().equals(named)) {
        return kind.id();
      }
    }
    throw new LuxateException(
        LuxateException.Kind.DATA,
        table.at(row)
            + ": '"
            + named
            + "' is no kind of finding; take rows of findings.csv as they are");
  }

  private static Key key(String kind, String a, Optional<String> b) {
    Set<String> images = new HashSet<>();
    images.add(a);
    b.filter(other -> !other.isEmpty()).ifPresent(images::add);
    return new Key(kind, images);
  }

  /** How many of them none of the findings is: the image changed, or its name was mistyped. */
  int without(List<AuditFinding> findings) {
    Set<Key> open = new HashSet<>(keys);
    findings.forEach(finding -> open.remove(key(finding.kind().id(), finding.a(), finding.b())));
    return open.size();
  }

  boolean contains(AuditFinding finding) {
    return keys.contains(key(finding.kind().id(), finding.a(), finding.b()));
  }
}
