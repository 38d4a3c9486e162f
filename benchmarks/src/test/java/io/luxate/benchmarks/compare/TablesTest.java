package io.luxate.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
  private static final Path HOME = Path.of("..");
  private static final String PEERS =
      "# Benchmarks\n\n## Against its peers\n\nWords.\n\n## Steps\n";

  /** A repository with this page and one of our own results under the name given. */
  private static Path out(Path folder, String page, String name) throws IOException {
    Documents.write(folder.resolve("BENCHMARKS.md"), page);
    Path out = folder.resolve("benchmarks/results").resolve(name);
    Files.createDirectories(out);
    Files.copy(
        HOME.resolve("benchmarks/results/2026-11-23/files-by-tables/results.json"),
        out.resolve("results.json"));
    return out;
  }

  private static String page(Path folder) {
    return Documents.readText(folder.resolve("BENCHMARKS.md"));
  }

  @Test
  void thePageSaysWhatItsResultsSay() {
    assertThat(Documents.readText(HOME.resolve("BENCHMARKS.md")))
        .as("benchmarks/compare --tables makes them anew")
        .contains("<!-- compare: ")
        .isEqualTo(Tables.refreshed(HOME));
  }

  @Test
  void aComparisonOfANewDayComesAtTheEndOfTheSectionOnPeers(@TempDir Path folder)
      throws IOException {
    Tables.publish(folder, out(folder, PEERS, "2027-01-01"));

    assertThat(page(folder))
        .startsWith("# Benchmarks\n\n## Against its peers\n\nWords.\n\n`2027-01-01`:\n\n")
        .contains("<!-- compare: 2027-01-01 -->\n\n| work | over |", "torchvision and PIL | 1.92")
        .endsWith("|\n\n## Steps\n");
  }

  @Test
  void theSameComparisonAgainTakesThePlaceOfItsTable(@TempDir Path folder) throws IOException {
    Path out = out(folder, PEERS, "2027-01-01");
    Tables.publish(folder, out);
    String once = page(folder);
    Documents.write(folder.resolve("BENCHMARKS.md"), once.replace("1.92", "9.99"));

    Tables.publish(folder, out);

    assertThat(page(folder)).isEqualTo(once);
  }

  @Test
  void resultsOutsideTheRepositoryLeaveThePageAsItIs(@TempDir Path folder, @TempDir Path elsewhere)
      throws IOException {
    Path out = out(folder, PEERS, "2027-01-01");
    Path moved = Files.move(out, elsewhere.resolve("mine"));

    Tables.publish(folder, moved);

    assertThat(page(folder)).isEqualTo(PEERS);
  }

  @Test
  void namesTheResultsThatAreMissing(@TempDir Path folder) throws IOException {
    out(folder, PEERS + "\n<!-- compare: 2027-02-02 -->\n", "2027-01-01");

    assertThatThrownBy(() -> Tables.refreshed(folder))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("2027-02-02")
        .hasMessageContaining("does not exist");
  }
}
