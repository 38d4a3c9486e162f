package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.Documents;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditShortcutsCommandTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void simulatesHips() {
    Console.luxate("phantom", "--joint", "hip", "--n", 24, "--size", 64, "--out", folder);
  }

  @Test
  void saysTheVerdictLastAndHowManyFilesItLeftOut() {
    Documents.write(folder.resolve("images/broken.png"), "no picture");
    String table = Documents.readText(folder.resolve("images.csv"));
    String row = table.lines().skip(1).findFirst().orElseThrow();
    String broken = "images/broken.png" + row.substring(row.indexOf(','));
    Documents.write(folder.resolve("images.csv"), table + broken + "\n");
    Console audit = Console.luxate("audit-shortcuts", folder);
    assertThat(audit.exitCode()).isZero();
    assertThat(audit.out().strip().lines().reduce("", (a, b) -> b)).startsWith("verdict: clean (");
    assertThat(audit.out()).contains("left out: 1 file");
  }

  @Test
  void answersInJson() throws IOException {
    JsonNode audit =
        new ObjectMapper().readTree(Console.luxate("audit-shortcuts", folder, "--json").out());
    assertThat(audit.get("verdict").asText()).isEqualTo("clean");
    assertThat(audit.get("n").asInt()).isEqualTo(24);
    assertThat(audit.get("images").get("dislocated").asInt()).isEqualTo(12);
    JsonNode file = audit.get("probes").get(0);
    assertThat(file.get("probe").asText()).isEqualTo("file");
    assertThat(file.get("target").asText()).isEqualTo("label");
    assertThat(file.get("auroc").asDouble()).isBetween(0.0, 1.0);
    assertThat(file.get("auroc_ci")).hasSize(2);
    assertThat(file.get("verdict").asText()).isEqualTo("clean");
  }
}
