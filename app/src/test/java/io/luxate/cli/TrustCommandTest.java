package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustCommandTest {
  @TempDir private static Path folder = Path.of("");
  private static Trained trained;

  @BeforeAll
  static void train() {
    trained = Trained.in(folder);
    assertThat(trained.train().exitCode()).as(trained.train().err()).isZero();
  }

  @Test
  void saysWhetherMapsDeserveTrustAndWritesTheNumbersOfEveryImage() throws IOException {
    Path table = trained.hips().resolve("images.csv");
    Object[] words = {"explain", trained.run(), trained.hips().resolve("images"), "--trust"};
    Path out = folder.resolve("maps");
    Console console =
        Console.luxate(
            with(words, "--boxes", table, "--other-seed", trained.run(), "--json", "--out", out));
    assertThat(console.exitCode()).as(console.err()).isZero();
    JsonNode printed = Json.of(console);
    assertThat(printed.get("images")).hasSize(28);
    JsonNode verdict = printed.get("trust");
    assertThat(verdict.get("method").asText()).isEqualTo("cam");
    assertThat(verdict.get("findings")).hasSize(6);
    JsonNode written = Json.in(out.resolve("trust.json"));
    assertThat(written.get("verdict")).isEqualTo(verdict);
    assertThat(written.get("locations").get("images")).hasSize(14);
    assertThat(written.get("repeatability").get("mean").get("spearman").asDouble())
        .isGreaterThan(0.999); // the same model twice
  }

  @Test
  void refusesWhatBelongsToTestsThatWereNotAskedFor() {
    Path out = folder.resolve("none");
    Console console =
        Console.luxate(
            "explain", trained.run(), trained.firstHip(), "--boxes", "x.csv", "--out", out);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("--boxes belongs to --trust");
    Console gone =
        Console.luxate(
            "explain",
            trained.run(),
            trained.firstHip(),
            "--trust",
            "--boxes",
            "x.csv",
            "--out",
            out);
    assertThat(gone.exitCode()).isEqualTo(2);
    assertThat(gone.err()).contains("x.csv does not exist");
    assertThat(out).doesNotExist();
  }

  private static Object[] with(Object[] words, Object... more) {
    return Stream.of(words, more).flatMap(Stream::of).toArray();
  }
}
