package io.luxate.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.image.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerStoreTest {
  private static final Author ANNA = Author.reader("Anna");

  @TempDir private Path folder = Path.of("");

  @Test
  void keepsEveryPartOfAnAnswerOverARestart() {
    Answer all =
        new Answer(
            Optional.of(Decision.REJECTED),
            Optional.of("a 'strange'; reason"),
            Optional.of("dislocated"),
            Optional.of("hip"),
            Optional.of("AP"),
            Optional.of(Side.RIGHT),
            Optional.of(new Box(1.5, 2, 30.25, 40)),
            Map.of());
    try (AnswerStore store = open()) {
      store.save(ANNA, "a.png", "sha", all);
      store.save(ANNA, "b.png", "sha", Answer.NONE);
    }
    try (AnswerStore store = open()) {
      assertThat(store.of(ANNA)).containsEntry("a.png", all).containsEntry("b.png", Answer.NONE);
    }
  }

  @Test
  void goesOnWithADatabaseFromBeforeThereWereSeveralLabels() throws SQLException {
    try (AnswerStore store = open()) {
      store.save(ANNA, "a.png", "", Ward.finding("located"));
    }
    String file = "jdbc:sqlite:" + folder.resolve("labels.sqlite");
    try (Connection connection = DriverManager.getConnection(file);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE answer DROP COLUMN labels");
      statement.execute("PRAGMA user_version = 1");
    }
    Answer several =
        new Answer(
            Optional.of(Decision.ACCEPTED),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of("a=b", Verdict.YES, "fracture", Verdict.UNSURE));
    try (AnswerStore store = open()) {
      assertThat(store.of(ANNA)).containsEntry("a.png", Ward.finding("located"));
      store.save(ANNA, "b.png", "", several);
      assertThat(store.of(ANNA)).containsEntry("b.png", several);
    }
  }

  @Test
  void undoesAnyNumberOfStepsAlsoAfterARestartAndMakesThemAgain() {
    try (AnswerStore store = open()) {
      store.save(ANNA, "a.png", "", Ward.finding("located"));
      store.save(ANNA, "a.png", "", Ward.finding("dislocated"));
      store.save(ANNA, "b.png", "", Ward.finding("located"));
    }
    try (AnswerStore store = open()) {
      assertThat(store.undo(ANNA)).contains("b.png");
      assertThat(store.undo(ANNA)).contains("a.png");
      assertThat(store.of(ANNA)).containsOnlyKeys("a.png");
      assertThat(store.of(ANNA)).containsEntry("a.png", Ward.finding("located"));
      assertThat(store.redo(ANNA)).contains("a.png");
      assertThat(store.of(ANNA)).containsEntry("a.png", Ward.finding("dislocated"));
      assertThat(store.redo(ANNA)).contains("b.png");
      assertThat(store.redo(ANNA)).isEmpty();
      for (int i = 0; i < 3; i++) {
        assertThat(store.undo(ANNA)).isPresent();
      }
      assertThat(store.undo(ANNA)).isEmpty();
      assertThat(store.of(ANNA)).isEmpty();
    }
  }

  @Test
  void makesNothingAgainOnceSomethingElseWasSaid() {
    try (AnswerStore store = open()) {
      store.save(ANNA, "a.png", "", Ward.finding("located"));
      store.undo(ANNA);
      store.save(ANNA, "b.png", "", Ward.finding("located"));
      assertThat(store.redo(ANNA)).isEmpty();
    }
  }

  @Test
  void keepsReadersAndTheirUndoingApart() {
    try (AnswerStore store = open()) {
      store.save(ANNA, "a.png", "", Ward.finding("located"));
      store.save(Author.reader("Ben"), "a.png", "", Ward.finding("dislocated"));
      store.save(new Author("Anna", Role.ADJUDICATOR), "a.png", "", Ward.finding("unsure"));
      assertThat(store.undo(ANNA)).contains("a.png");
      assertThat(store.of(ANNA)).isEmpty();
      assertThat(store.of(Author.reader("BEN"))).hasSize(1);
      assertThat(store.of(new Author("anna", Role.ADJUDICATOR))).hasSize(1);
    }
  }

  @Test
  void losesNothingWhenTheProgramIsKilledInTheMiddle() throws Exception {
    Path database = folder.resolve("labels.sqlite");
    Path said = folder.resolve("said");
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                database.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(said.toFile())
            .start();
    while (writer.isAlive() && Documents.readText(said).lines().count() < 25) {
      Thread.sleep(20);
    }
    writer.destroyForcibly().waitFor();
    List<String> lines = Documents.readText(said).lines().toList();
    int confirmed = Integer.parseInt(lines.get(lines.size() - 1).strip()) + 1;
    assertThat(confirmed).isGreaterThanOrEqualTo(25);
    try (AnswerStore store = open()) {
      assertThat(store.all()).hasSizeBetween(confirmed, confirmed + 1);
      assertThat(store.of(ANNA))
          .containsEntry((confirmed - 1) + ".png", Ward.finding("dislocated"));
    }
  }

  @Test
  void letsTwoProgramsWriteIntoOneFile() {
    try (AnswerStore one = open();
        AnswerStore other = open()) {
      one.save(ANNA, "a.png", "", Ward.finding("located"));
      other.save(Author.reader("Ben"), "a.png", "", Ward.finding("located"));
      assertThat(one.all()).hasSize(2);
    }
  }

  @Test
  void refusesWhatIsNoDatabaseOfItsOwn() throws SQLException, IOException {
    Documents.write(folder.resolve("labels.sqlite"), "no database at all, but long enough a text");
    assertThatThrownBy(this::open)
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("labels.sqlite is no database of labels");
    Files.delete(folder.resolve("labels.sqlite"));
    execute("CREATE TABLE other (id INTEGER)");
    assertThatThrownBy(this::open).hasMessageContaining("database of another program");
    Files.delete(folder.resolve("labels.sqlite"));
    open().close();
    execute("PRAGMA user_version = 99");
    assertThatThrownBy(this::open).hasMessageContaining("written by a later Luxate");
  }

  @Test
  void saysWhereItCannotWrite() {
    assertThatThrownBy(() -> AnswerStore.open(folder.resolve("missing/labels.sqlite")))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("missing/labels.sqlite")
        .hasMessageContaining("check the folder");
  }

  private AnswerStore open() {
    return AnswerStore.open(folder.resolve("labels.sqlite"));
  }

  private void execute(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("labels.sqlite"));
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  /** A program that saves answers and says so, until it is killed. */
  static final class Killed {
    public static void main(String[] arguments) {
      try (AnswerStore store = AnswerStore.open(Path.of(List.of(arguments).get(0)))) {
        for (int i = 0; i < 100_000; i++) {
          store.save(ANNA, i + ".png", "", Ward.finding("dislocated"));
          System.out.println(i);
        }
      }
    }
  }
}
