package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.Documents;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
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
  void drawsTheMeanOfEachClassAndTheirDifference() throws IOException {
    Path picture = folder.resolve("means.png");
    Console audit = Console.luxate("audit-shortcuts", folder, "--picture", picture);
    assertThat(audit.exitCode()).isZero();
    BufferedImage drawn = ImageIO.read(picture.toFile());
    assertThat(drawn.getWidth()).isEqualTo(3 * (320 + 12) + 12);
    int nearMiddle = drawn.getRaster().getSample(2 * 332 + 12 + 160, 28 + 160, 0);
    assertThat(nearMiddle).isBetween(1, 254);
    Console again = Console.luxate("audit-shortcuts", folder, "--picture", picture);
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("means.png stands there already");
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
