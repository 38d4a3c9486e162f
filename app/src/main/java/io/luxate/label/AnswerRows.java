package io.luxate.label;

import io.luxate.image.Box;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The tables of an {@link AnswerStore}, in SQL: what is written into a row and what is read from
 * it. Everything here runs inside the store's transactions.
 */
final class AnswerRows {
  /** The tables as they are made now. */
  static final int SCHEMA = 2;

  private static final String SCHEMA_1 =
      """
      CREATE TABLE reader (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE);
      CREATE TABLE answer (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        reader INTEGER NOT NULL REFERENCES reader(id),
        role TEXT NOT NULL CHECK (role IN ('reader', 'adjudicator')),
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        at TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0,
        decision TEXT CHECK (decision IN ('accepted', 'rejected')),
        reason TEXT, finding TEXT, joint TEXT, view TEXT,
        side TEXT CHECK (side IN ('left', 'right')),
        box_left REAL, box_top REAL, box_right REAL, box_bottom REAL);
      CREATE INDEX answer_last ON answer (reader, role, undone, path, id);
      """;

  /** Several labels at once, each with its answer: {@code fracture=no;dislocation=yes}. */
  private static final String SCHEMA_2 = "ALTER TABLE answer ADD COLUMN labels TEXT";

  private static final String BETWEEN = ";";

  private static final String INSERT =
      """
      INSERT INTO answer (reader, role, path, sha256, at, decision, reason, finding, joint, view,
        side, box_left, box_top, box_right, box_bottom, labels)
      SELECT id, :role, :path, :sha256, :at, :decision, :reason, :finding, :joint, :view,
        :side, :left, :top, :right, :bottom, :labels
      FROM reader WHERE name = :name
      """;

  private static final String OF_AUTHOR =
      "FROM answer a JOIN reader r ON r.id = a.reader WHERE r.name = :name AND role = :role";

  private static final String LAST_WORDS =
      """
      SELECT a.*, r.name FROM answer a JOIN reader r ON r.id = a.reader
      WHERE a.id IN (SELECT max(id) FROM answer WHERE undone = 0 GROUP BY reader, role, path)
      ORDER BY a.id
      """;

  private AnswerRows() {}

  /**
   * Makes the tables, or those parts that a database of an earlier schema lacks; 0 is an empty one.
   */
  static void prepare(Handle handle, int schema) {
    if (schema < 1) {
      handle.createScript(SCHEMA_1).execute();
    }
    if (schema < 2) {
      handle.execute(SCHEMA_2);
    }
  }

  static void insert(Handle handle, Author author, String path, String sha256, Answer answer) {
    handle.execute("INSERT OR IGNORE INTO reader(name) VALUES (?)", author.name());
    handle
        .createUpdate(INSERT)
        .bind("name", author.name())
        .bind("role", author.role().toString())
        .bind("path", path)
        .bind("sha256", sha256)
        .bind("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .bind("decision", answer.decision().map(Decision::toString).orElse(null))
        .bind("reason", answer.reason().orElse(null))
        .bind("finding", answer.finding().orElse(null))
        .bind("joint", answer.joint().orElse(null))
        .bind("view", answer.view().orElse(null))
        .bind("side", answer.side().map(Side::toString).orElse(null))
        .bind("left", answer.box().map(Box::left).orElse(null))
        .bind("top", answer.box().map(Box::top).orElse(null))
        .bind("right", answer.box().map(Box::right).orElse(null))
        .bind("bottom", answer.box().map(Box::bottom).orElse(null))
        .bind("labels", text(answer.labels()))
        .execute();
  }

  /** Everybody's last word on every image, the earliest change first. */
  static List<AnswerStore.Entry> lastWords(Handle handle) {
    return handle.createQuery(LAST_WORDS).map((row, context) -> entry(row)).list();
  }

  /** The person's last change, if there is one. */
  static Optional<Long> lastChange(Handle handle, Author author) {
    return number(handle, author, "SELECT max(a.id) " + OF_AUTHOR + " AND undone = 0");
  }

  /** What was undone last, unless something else was said since. */
  static Optional<Long> lastUndone(Handle handle, Author author) {
    return number(
        handle,
        author,
        "SELECT min(a.id) "
            + OF_AUTHOR
            + " AND undone = 1 AND a.id > (SELECT coalesce(max(a.id), 0) "
            + OF_AUTHOR
            + " AND undone = 0)");
  }

  private static Optional<Long> number(Handle handle, Author author, String which) {
    return handle
        .createQuery(which)
        .bind("name", author.name())
        .bind("role", author.role().toString())
        .mapTo(Long.class)
        .findFirst();
  }

  /** Marks a change as undone or not; the path of its image. */
  static Optional<String> mark(Handle handle, long id, boolean undone) {
    handle.execute("UPDATE answer SET undone = ? WHERE id = ?", undone ? 1 : 0, id);
    return handle
        .createQuery("SELECT path FROM answer WHERE id = ?")
        .bind(0, id)
        .mapTo(String.class)
        .findFirst();
  }

  private static AnswerStore.Entry entry(ResultSet row) throws SQLException {
    return new AnswerStore.Entry(
        row.getLong("id"),
        new Author(row.getString("name"), Role.valueOf(upper(row.getString("role")))),
        row.getString("path"),
        row.getString("sha256"),
        new Answer(
            text(row, "decision").map(name -> Decision.valueOf(upper(name))),
            text(row, "reason"),
            text(row, "finding"),
            text(row, "joint"),
            text(row, "view"),
            text(row, "side").map(name -> Side.valueOf(upper(name))),
            box(row),
            labels(text(row, "labels").orElse(""))));
  }

  private static Optional<Box> box(ResultSet row) throws SQLException {
    Box box =
        new Box(
            row.getDouble("box_left"),
            row.getDouble("box_top"),
            row.getDouble("box_right"),
            row.getDouble("box_bottom"));
    return Optional.of(box).filter(Box::hasSize); // absent numbers read as 0
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static String text(Map<String, Verdict> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining(BETWEEN));
  }

  private static Map<String, Verdict> labels(String text) {
    Map<String, Verdict> labels = new TreeMap<>();
    for (String label : text.isEmpty() ? new String[0] : text.split(BETWEEN, -1)) {
      int at = label.lastIndexOf('=');
      labels.put(label.substring(0, at), Verdict.valueOf(upper(label.substring(at + 1))));
    }
    return labels;
  }
}
