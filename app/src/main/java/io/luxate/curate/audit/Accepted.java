package io.luxate.curate.audit;

import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

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
   * @throws LuxateException USER when it cannot be read, DATA when a column is missing or a kind is
   *     unknown
   */
  public static Accepted read(Path file) {
    Set<Key> keys = new HashSet<>();
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (CSVParser rows = format.parse(Files.newBufferedReader(file))) {
      for (String column : new String[] {"kind", "a", "b"}) {
        if (!rows.getHeaderNames().contains(column)) {
          throw new LuxateException(
              LuxateException.Kind.DATA,
              file + " has no column " + column + "; give rows of a findings.csv of an audit");
        }
      }
      for (CSVRecord row : rows) {
        keys.add(key(kind(file, row), row.get("a"), Optional.of(row.get("b"))));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "cannot read " + file + " (" + e.getMessage() + "); give a findings.csv of an audit",
          e);
    }
    return new Accepted(keys);
  }

  private static String kind(Path file, CSVRecord row) {
    for (FindingKind kind : FindingKind.values()) {
      if (kind.id().equals(row.get("kind"))) {
        return kind.id();
      }
    }
    throw new LuxateException(
        LuxateException.Kind.DATA,
        file
            + ", row "
            + (row.getRecordNumber() + 1)
            + ": '"
            + row.get("kind")
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
