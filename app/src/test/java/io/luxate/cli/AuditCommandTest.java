package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.Documents;
import io.luxate.image.ImageWriting;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code luxate audit} on simulated hips, one of which stands in train and in val. */
class AuditCommandTest {
  @TempDir private Path folder = Path.of("");

  private Path data = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void simulatesASetWithALeak() {
    data = folder.resolve("hips");
    out = folder.resolve("audit");
    for (int i = 0; i < 6; i++) {
      String side = i < 4 ? "train" : "val";
      String name = side + "/" + (i % 2 == 0 ? "located" : "dislocated") + "/" + i + ".png";
      Documents.write(data.resolve(name), hip(i));
    }
    Documents.write(data.resolve("val/located/leaked.png"), hip(0));
  }

  @Test
  void endsWithThreeAndShowsBothPicturesUntilTheLeakIsMended() throws IOException {
    Path clean = folder.resolve("clean");
    Console found = Console.luxate("audit", data, "--out", out, "--fix", clean);
    assertThat(found.exitCode()).as(found.err()).isEqualTo(3);
    JsonNode leak = Json.in(out.resolve("audit.json")).get("findings").get(0);
    assertThat(leak.get("kind").asText()).isEqualTo("identical");
    assertThat(leak.get("a").asText()).isEqualTo("train/located/0.png");
    assertThat(leak.get("b").asText()).isEqualTo("val/located/leaked.png");
    assertThat(leak.get("acrossSplits").asBoolean()).isTrue();
    assertThat(leak.get("confidence").asDouble()).isEqualTo(1);
    assertThat(leak.get("why").asText()).isEqualTo("the same bytes");
    String page = Documents.readText(out.resolve("audit.html"));
    assertThat(page).contains("val/located/leaked.png", "data:image/jpeg", "Not a certified");
    assertThat(page.split("data:image/jpeg", -1)).hasSizeGreaterThan(2);

    assertThat(data.resolve("train/located/0.png")).exists();
    Console again = Console.luxate("audit", clean, "--out", folder.resolve("again"));
    assertThat(again.exitCode()).as(again.out()).isZero();
  }

  @Test
  void staysSilentAboutWhatAPersonAccepted() throws IOException {
    Console.luxate("audit", data, "--out", out);
    Console accepted =
        Console.luxate(
            "audit", data, "--out", out, "--accepted", out.resolve("findings.csv"), "--json");
    assertThat(accepted.exitCode()).as(accepted.err()).isZero();
    assertThat(Json.of(accepted).get("findings")).isEmpty();
    assertThat(Json.of(accepted).get("accepted").asInt()).isPositive();
    assertThat(Json.of(accepted).get("families").get(0))
        .as("what shows one picture still belongs on one side")
        .extracting(JsonNode::asText)
        .containsExactly("train/located/0.png", "val/located/leaked.png");
  }

  @Test
  void refusesFoldersThatHoldSomethingElseAndTablesThatAreNone() {
    Console other = Console.luxate("audit", data, "--out", data);
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains(data.toString(), "give another --out");
    Console inside = Console.luxate("audit", data, "--out", data.resolve("audit"));
    assertThat(inside.err()).contains("lies inside the set", "--out");
    Console fixed = Console.luxate("audit", data, "--out", out, "--fix", data.resolve("clean"));
    assertThat(fixed.err()).contains("lies inside the set", "--fix");
    Path table = folder.resolve("table.csv");
    Documents.write(table, "kind,a\nidentical,x\n");
    Console none = Console.luxate("audit", data, "--out", out, "--accepted", table);
    assertThat(none.exitCode()).isEqualTo(3);
    assertThat(none.err()).contains("no column b");
    assertThat(Files.exists(out)).isFalse();
  }

  @Test
  void looksAtImagesWithoutLabelsAndTellsWhichRowsOfTheAcceptedNameNothing() throws IOException {
    Path loose = folder.resolve("loose");
    Documents.write(loose.resolve("a\u001b[31m.png"), hip(0));
    Documents.write(loose.resolve("b.png"), hip(1));
    Path table = folder.resolve("table.csv");
    Documents.write(table, "kind,a,b\nidentical,gone.png,too.png\n");
    Console found =
        Console.luxate("audit", loose, "--against", data, "--out", out, "--accepted", table);
    assertThat(found.exitCode()).as(found.err()).isEqualTo(3);
    assertThat(found.out())
        .contains("2 images held against 7 others", "1 accepted row names nothing")
        .contains("identical", "a?[31m.png")
        .doesNotContain("\u001b", "conflict");
    assertThat(Json.in(out.resolve("audit.json")).get("imagesAgainst").asInt()).isEqualTo(7);
  }

  @Test
  void namesEveryFileOfASetThatCannotBeRead() throws IOException {
    Path unreadable = folder.resolve("unreadable");
    Documents.write(unreadable.resolve("a/1.png"), "no picture");
    Documents.write(unreadable.resolve("b/2.png"), "no picture");
    Console found = Console.luxate("audit", unreadable, "--out", out);
    assertThat(found.exitCode()).as(found.err()).isEqualTo(3);
    assertThat(Json.in(out.resolve("audit.json")).get("findings"))
        .extracting(f -> f.get("kind").asText() + " " + f.get("a").asText())
        .containsExactly("unreadable a/1.png", "unreadable b/2.png");
  }

  private static byte[] hip(int patient) {
    return ImageWriting.png8(Phantoms.render(Joint.HIP, Site.INTERNET, 19, patient, 300).grey());
  }
}
