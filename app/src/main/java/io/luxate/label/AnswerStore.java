package io.luxate.label;

import io.luxate.LuxateException;
import io.luxate.image.Box;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;

/**
 * The answers of all readers in one SQLite file. Every change is a row of its own, on the disk when
 * the method returns (write-ahead log, full synchronisation), and no row is ever removed: undoing
 * marks it. Safe for many threads, and for several programs on one file.
 */
public final class AnswerStore implements AutoCloseable {
  /** "Luxa", which tells this database from others. */
  private static final int APPLICATION_ID = 0x4c757861;

  private static final int SCHEMA = 1;
  private static final int WAIT_MS = 10_000;

  private final Path file;
  private final Connection connection;
  private final Handle handle;

  /**
   * One row that counts.
   *
   * @param path the image's name in the set
   * @param sha256 of the file that was shown; empty where it could not be read
   */
  record Entry(long id, Author author, String path, String sha256, Answer answer) {}

  private AnswerStore(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
    this.handle = Jdbi.create(connection).open();
  }

  /**
   * Opens the database, making it where there is none.
   *
   * @throws LuxateException DATA when the file is no database of Luxate's or of a later one,
   *     RESOURCE when it cannot be written
   */
  public static AnswerStore open(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setPragma(SQLiteConfig.Pragma.FULL_SYNC, "true");
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(WAIT_MS);
    config.enforceForeignKeys(true);
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
      AnswerStore store = new AnswerStore(file, connection);
      try {
        store.prepare();
      } catch (LuxateException e) {
        store.close();
        throw e;
      }
      return store;
    } catch (SQLException e) {
      throw fault(file, e);
    }
  }

  /** Opens the database; throws USER when nobody has answered yet. */
  public static AnswerStore openExisting(Path file) {
    if (!Files.exists(file)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          file
              + " does not exist, so that nobody has read the set yet; read it first, or give --db");
    }
    return open(file);
  }

  private void prepare() {
    inTransaction(
        h -> {
          int application = number(h, "PRAGMA application_id");
          int schema = number(h, "PRAGMA user_version");
          if (application == 0
              && schema == 0
              && number(h, "SELECT count(*) FROM sqlite_master") == 0) {
            h.createScript(SCHEMA_1).execute();
            h.execute("PRAGMA application_id = " + APPLICATION_ID);
            h.execute("PRAGMA user_version = " + SCHEMA);
          } else if (application != APPLICATION_ID) {
            throw new LuxateException(
                LuxateException.Kind.DATA,
                file + " is a database of another program; give another --db");
          } else if (schema > SCHEMA) {
            throw new LuxateException(
                LuxateException.Kind.DATA,
                file + " was written by a later Luxate; update this one, or give another --db");
          }
          return schema;
        });
  }

  /** Keeps what a person now says of an image in the place of what they said before. */
  void save(Author author, String path, String sha256, Answer answer) {
    inTransaction(
        h -> {
          h.execute("INSERT OR IGNORE INTO reader(name) VALUES (?)", author.name());
          return h.createUpdate(INSERT)
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
              .execute();
        });
  }

  /** Takes the person's last change back; the path of its image, or empty when none is left. */
  Optional<String> undo(Author author) {
    return mark(author, 1, "SELECT max(a.id) " + OF_AUTHOR + " AND undone = 0");
  }

  /** Makes again what was undone last, unless something else was said since. */
  Optional<String> redo(Author author) {
    return mark(
        author,
        0,
        "SELECT min(a.id) "
            + OF_AUTHOR
            + " AND undone = 1 AND a.id > (SELECT coalesce(max(a.id), 0) "
            + OF_AUTHOR
            + " AND undone = 0)");
  }

  private Optional<String> mark(Author author, int undone, String which) {
    return inTransaction(
        h -> {
          Optional<Long> id =
              h.createQuery(which)
                  .bind("name", author.name())
                  .bind("role", author.role().toString())
                  .mapTo(Long.class)
                  .findFirst();
          id.ifPresent(row -> h.execute("UPDATE answer SET undone = ? WHERE id = ?", undone, row));
          return id.flatMap(
              row ->
                  h.createQuery("SELECT path FROM answer WHERE id = ?")
                      .bind(0, row)
                      .mapTo(String.class)
                      .findFirst());
        });
  }

  /** What one person says of each image, by its path. */
  Map<String, Answer> of(Author author) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    all().stream()
        .filter(entry -> entry.author().role() == author.role())
        .filter(entry -> entry.author().name().equalsIgnoreCase(author.name()))
        .forEach(entry -> answers.put(entry.path(), entry.answer()));
    return answers;
  }

  /** Everybody's last word on every image, the earliest change first. */
  List<Entry> all() {
    return inTransaction(h -> h.createQuery(LAST_WORDS).map((row, context) -> entry(row)).list());
  }

  @Override
  public void close() {
    synchronized (handle) {
      try (connection) { // which moves the log into the file
        handle.close();
      } catch (SQLException e) {
        throw fault(file, e);
      }
    }
  }

  private <T> T inTransaction(Function<Handle, T> work) {
    synchronized (handle) {
      try {
        return handle.inTransaction(work::apply);
      } catch (JdbiException e) {
        throw fault(file, e);
      }
    }
  }

  private static int number(Handle handle, String query) {
    return handle.createQuery(query).mapTo(Integer.class).one();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
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
            box(row)));
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

  private static LuxateException fault(Path file, Exception e) {
    Throwable cause = e.getCause() instanceof SQLException sql ? sql : e;
    boolean other = String.valueOf(cause.getMessage()).contains("SQLITE_NOTADB");
    return new LuxateException(
        other ? LuxateException.Kind.DATA : LuxateException.Kind.RESOURCE,
        other
            ? file + " is no database of labels; give another --db"
            : "cannot use the database "
                + file
                + " ("
                + cause.getMessage()
                + "); check the folder, its permissions and the free disk",
        e);
  }

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

  private static final String INSERT =
      """
      INSERT INTO answer (reader, role, path, sha256, at, decision, reason, finding, joint, view,
        side, box_left, box_top, box_right, box_bottom)
      SELECT id, :role, :path, :sha256, :at, :decision, :reason, :finding, :joint, :view,
        :side, :left, :top, :right, :bottom
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
}
