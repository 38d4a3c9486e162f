package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program in a process of its own, asked to stop. SIGTERM stands for Ctrl-C: both take the
 * same way through the program, but a shell may have told its children to ignore Ctrl-C.
 */
class InterruptionTest {
  private static final int TERMINATED = 143;
  private static Trained trained;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void trainsAModel(@TempDir Path root) {
    trained = Trained.in(root);
  }

  @Test
  void keepsTheFinishedFoldsOfACrossValidation() throws IOException, InterruptedException {
    Path out = folder.resolve("cv");
    Object[] crossval =
        trained.words(
            "crossval",
            trained.hips(),
            "dislocated",
            out,
            "--epochs",
            6,
            "--threads",
            2,
            "--folds",
            7);
    Stopped stopped = stop(() -> Files.exists(out.resolve("predictions.csv")), crossval);
    assertThat(stopped.exitCode).isEqualTo(TERMINATED);
    assertThat(stopped.err).containsPattern("interrupted; \\d+ of 7 folds finished");
    assertThat(out.resolve("metrics.json")).doesNotExist();
    List<String> rows = Files.readAllLines(out.resolve("predictions.csv"));
    assertThat(rows).hasSizeBetween(2, 28);
    assertThat(rows).allMatch(row -> row.chars().filter(c -> c == ',').count() == 13);
  }

  @Test
  void keepsTheHeatmapsThatAreDrawn() throws IOException, InterruptedException {
    Path out = folder.resolve("maps");
    List<Object> command = new ArrayList<>(List.of("explain", trained.run()));
    List<Path> images = images();
    for (int i = 0; i < 40; i++) {
      command.addAll(images);
    }
    command.addAll(List.of("--out", out));
    Stopped stopped = stop(() -> maps(out) >= 3, command.toArray());
    assertThat(stopped.exitCode).isEqualTo(TERMINATED);
    assertThat(stopped.err).matches("luxate: interrupted; the maps of \\d+ images? are drawn\\s+");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files)
          .hasSizeBetween(6, 2 * 40 * 28 - 1)
          .allMatch(file -> file.toString().matches(".*-(map|overlay)\\.png"));
    }
  }

  @Test
  void printsWholeRowsOnlyOfAnInterruptedPrediction() throws IOException, InterruptedException {
    List<Object> command = new ArrayList<>(List.of("predict", trained.run(), "--csv"));
    List<Path> images = images();
    for (int i = 0; i < 80; i++) {
      command.addAll(images);
    }
    Stopped stopped =
        stop(() -> stdout(folder).length() > 2_000, command.toArray()); // some batches
    assertThat(stopped.exitCode).isEqualTo(TERMINATED);
    assertThat(stopped.err).containsPattern("^luxate: interrupted; the rows of \\d+ images are");
    List<String> rows = Documents.readText(folder.resolve("stdout")).lines().toList();
    assertThat(rows).hasSizeBetween(17, 80 * 28);
    assertThat(rows.subList(1, rows.size()))
        .allMatch(row -> row.matches(".*,[01]\\.\\d{6},(dis)?located,.*"));
  }

  @Test
  void stopsWithoutACrashWhileThreadsAnswer() throws IOException, InterruptedException {
    Object[] bench = {"bench", "--batch", 64, "--seconds", 0.1, "--rounds", 1000, "--threads", 2};
    for (int seconds : new int[] {5, 7}) {
      Instant moment = Instant.now().plusSeconds(seconds);
      Stopped stopped = stop(() -> Instant.now().isAfter(moment), bench);
      assertThat(stopped.exitCode).isEqualTo(TERMINATED);
      assertThat(stopped.err.lines())
          .containsExactly("luxate: interrupted; nothing is printed, since turns are missing");
    }
  }

  /** What a process left behind. */
  private record Stopped(int exitCode, String err) {}

  private Stopped stop(BooleanSupplier moment, Object... arguments)
      throws IOException, InterruptedException {
    Path err = folder.resolve("stderr");
    Process process = Program.start(List.of(), folder.resolve("stdout"), err, arguments);
    Program.waitUntil(process, moment);
    process.destroy();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    return new Stopped(process.exitValue(), Documents.readText(err));
  }

  private static long maps(Path out) {
    String[] files = out.toFile().list((folder, name) -> name.endsWith("-map.png"));
    return files == null ? 0 : files.length;
  }

  private static String stdout(Path folder) {
    Path file = folder.resolve("stdout");
    return Files.exists(file) ? Documents.readText(file) : "";
  }

  private static List<Path> images() throws IOException {
    try (Stream<Path> files = Files.list(trained.hips().resolve("images"))) {
      return files.sorted().toList();
    }
  }
}
