package io.luxate.label;

import io.luxate.LuxateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
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
          boolean empty = number(h, "SELECT count(*) FROM sqlite_master") == 0;
          if (application != APPLICATION_ID && !(application == 0 && schema == 0 && empty)) {
            throw new LuxateException(
                LuxateException.Kind.DATA,
                file + " is a database of another program; give another --db");
          }
          if (schema > AnswerRows.SCHEMA) {
            throw new LuxateException(
                LuxateException.Kind.DATA,
                file + " was written by a later Luxate; update this one, or give another --db");
          }
          if (schema < AnswerRows.SCHEMA) {
            AnswerRows.prepare(h, schema);
            h.execute("PRAGMA application_id = " + APPLICATION_ID);
            h.execute("PRAGMA user_version = " + AnswerRows.SCHEMA);
          }
          return schema;
        });
  }

  /** Keeps what a person now says of an image in the place of what they said before. */
  void save(Author author, String path, String sha256, Answer answer) {
    inTransaction(
        h -> {
          AnswerRows.insert(h, author, path, sha256, answer);
          return path;
        });
  }

  /** Takes the person's last change back; the path of its image, or empty when none is left. */
  Optional<String> undo(Author author) {
    return inTransaction(
        h -> AnswerRows.lastChange(h, author).flatMap(id -> AnswerRows.mark(h, id, true)));
  }

  /** Makes again what was undone last, unless something else was said since. */
  Optional<String> redo(Author author) {
    return inTransaction(
        h -> AnswerRows.lastUndone(h, author).flatMap(id -> AnswerRows.mark(h, id, false)));
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
    return inTransaction(AnswerRows::lastWords);
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
}
