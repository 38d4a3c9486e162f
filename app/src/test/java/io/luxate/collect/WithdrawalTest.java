package io.luxate.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithdrawalTest {
  private static final String SHA256 = Sha256.of(Town.png(1));

  private final Town town =
      new Town().picture("/a.png", 1).picture("/b.png", 2).picture("/copy.png", 1);
  private final Shelter shelter;

  WithdrawalTest(@TempDir Path root) {
    shelter = new Shelter(root);
  }

  @BeforeEach
  void collects() {
    shelter.urls(rows());
  }

  @AfterEach
  void closesTheTown() {
    town.close();
  }

  private String[] rows() {
    return new String[] {
      town.url("/a.png") + ",dislocated,CC0",
      town.url("/b.png") + ",located,CC BY 4.0",
      town.url("/copy.png") + ",dislocated,CC0"
    };
  }

  private Path file() {
    return shelter.out().resolve("images/" + SHA256.substring(0, 2) + "/" + SHA256 + ".png");
  }

  private Withdrawal.Done withdraw(String image, boolean dryRun, Path... models) {
    return Withdrawal.run(image, shelter.out(), List.of(models), "the patient asked", dryRun);
  }

  @Test
  void takesAPictureOutOfEverythingAndNeverFetchesItAgain() {
    Withdrawal.Done done = withdraw(SHA256.substring(0, 10), false);
    assertThat(file()).doesNotExist();
    assertThat(shelter.lines("images.csv")).hasSize(2).noneMatch(line -> line.contains(SHA256));
    assertThat(shelter.lines("ATTRIBUTION.md")).noneMatch(line -> line.contains(SHA256));
    assertThat(shelter.ledger())
        .filteredOn(row -> row.status() == Status.WITHDRAWN)
        .hasSize(2)
        .allMatch(row -> row.sha256().equals(SHA256))
        .allMatch(
            row ->
                row.reason()
                    .equals("withdrawn " + LocalDate.now(ZoneOffset.UTC) + ": the patient asked"));
    assertThat(done.lines()).contains("deleted " + file());
    final long asked = town.asked().size();
    Collected again = shelter.urls(rows());
    assertThat(again.withdrawn()).isEqualTo(2);
    assertThat(town.asked()).hasSize((int) asked);
    assertThat(shelter.lines("images.csv")).hasSize(2);
    assertThat(again.changedTable()).isEmpty();
  }

  @Test
  void takesItOutOfEveryTableBesideTheSetAndLeavesOtherFilesAlone() {
    String path = shelter.out().relativize(file()).toString().replace('\\', '/');
    String other = "images/00/other.png,located,agreed";
    Documents.write(
        shelter.out().resolve("consensus.csv"),
        "Path,label,decided\n" + path + ",dislocated,agreed\n" + other + "\n");
    Documents.write(shelter.out().resolve("notes.csv"), "who,\"what\n" + path);
    assertThat(withdraw(SHA256, false).lines().toString()).contains("consensus.csv");
    assertThat(shelter.lines("consensus.csv")).containsExactly("Path,label,decided", other);
    assertThat(shelter.lines("notes.csv")).containsExactly("who,\"what", path);
  }

  @Test
  void knowsWithdrawnBytesUnderAnAddressNeverSeenBefore() {
    withdraw(SHA256, false);
    town.picture("/third.png", 1);
    shelter.urls(town.url("/third.png") + ",dislocated,CC0");
    LedgerRow row =
        shelter.ledger().stream()
            .filter(one -> one.url().endsWith("/third.png"))
            .findFirst()
            .orElseThrow();
    assertThat(row.status()).isEqualTo(Status.WITHDRAWN);
    assertThat(row.reason()).isEqualTo("the same bytes were withdrawn");
    assertThat(file()).doesNotExist();
  }

  @Test
  void findsAPictureByItsAddressOrItsPath() {
    for (String name :
        List.of(
            town.url("/copy.png").toString(),
            file().toString(),
            shelter.out().relativize(file()).toString())) {
      assertThat(withdraw(name, true).sha256()).as(name).containsExactly(SHA256);
    }
  }

  @Test
  void changesNothingInADryRunAndShowsWhatItWouldDo() {
    final List<String> before = shelter.lines("ledger.csv");
    Withdrawal.Done done = withdraw(SHA256, true);
    assertThat(done.lines())
        .contains("would delete " + file())
        .contains("would never be fetched again: " + town.url("/copy.png"))
        .contains("models were not looked for; name their folders with --models");
    assertThat(file()).exists();
    assertThat(shelter.lines("ledger.csv")).isEqualTo(before);
  }

  @Test
  void leavesOtherRowsAndColumnsOfAChangedTable() {
    Path table = shelter.out().resolve("images.csv");
    String changed =
        "path,label,reader\nimages/" + SHA256.substring(0, 2) + "/" + SHA256 + ".png,x,Ann\n";
    Documents.write(table, changed + "mine/z.png,located,\"B, Bob\"\n");
    withdraw(SHA256, false);
    assertThat(Documents.readText(table))
        .isEqualTo("path,label,reader\nmine/z.png,located,\"B, Bob\"\n");
    withdraw(SHA256, false); // once more does no harm
    assertThat(withdraw(SHA256, false).again()).isTrue();
  }

  @Test
  void tombstonesAnAddressThatWasOnlyRefused() {
    shelter.urls(town.url("/b.png") + ",located,CC BY-NC 4.0", town.url("/x.png") + ",a,CC0");
    withdraw(town.url("/x.png").toString(), false);
    town.picture("/x.png", 9);
    assertThat(shelter.urls(town.url("/x.png") + ",a,CC0").withdrawn()).isEqualTo(1);
  }

  @Test
  void namesModelsThatLearnedFromItWithTheCommandThatMakesThemAnew() throws IOException {
    Path runs = Files.createDirectories(shelter.root().resolve("runs"));
    String uses = "{\"trainingImages\": 3, \"images\": [\"" + SHA256 + "\"], ";
    String recipe = "\"recipe\": {\"name\": \"quick\", \"inputPx\": 64}, ";
    Path single = runs.resolve("a single one");
    Documents.write(
        single.resolve("provenance.json"),
        uses + recipe + "\"architecture\": \"resnet18\", \"augmentation\": \"both\", \"seed\": 7}");
    Documents.write(single.resolve("model.json"), "{\"positive\": \"dislocated\"}");
    Documents.write(single.resolve("static/" + SHA256 + "-48x40-turn30.png"), "x");
    Documents.write(
        runs.resolve("other/provenance.json"),
        uses.replace(SHA256, "0".repeat(64)) + "\"seed\": 1}");
    Documents.write(runs.resolve("study/study.yaml"), "title: x\n");
    Documents.write(runs.resolve("study/models/THA/m/provenance.json"), uses + "\"seed\": 1}");
    Documents.write(runs.resolve("old/provenance.json"), "{\"trainingImages\": 3}");
    Documents.write(runs.resolve("older/provenance.json"), "{\"trainingImages\": 3}");
    Documents.write(
        runs.resolve("older/splits.csv"), "path,split\nimages/aa/" + SHA256 + ".png,train\n");
    bundle(runs.resolve("bundle.zip"), uses + "\"seed\": 1}");
    Documents.write(runs.resolve("graph.onnx"), "\0".repeat((1 << 20) - 30) + uses);
    Documents.write(runs.resolve("other.onnx"), "\0".repeat(99));
    List<String> lines = withdraw(SHA256, false, runs).lines();
    assertThat(lines)
        .contains("learned from it: " + single)
        .contains(
            "  holds a copy of it, delete it: "
                + single.resolve("static/" + SHA256 + "-48x40-turn30.png"))
        .contains(
            "  retrain: luxate train "
                + shelter.out()
                + " --positive dislocated --arch resnet18 --augment both --weights scratch --seed 7"
                + " --recipe '"
                + single.resolve("recipe.yaml")
                + "' --out '"
                + runs.resolve("a single one-retrained")
                + "'")
        .contains("learned from it: " + runs.resolve("study/models/THA/m"))
        .contains(
            "  retrain: luxate study "
                + runs.resolve("study/study.yaml")
                + " --out "
                + runs.resolve("study-retrained"))
        .contains("learned from it: " + runs.resolve("bundle.zip"))
        .contains("learned from it: " + runs.resolve("graph.onnx"))
        .contains("learned from it: " + runs.resolve("older"))
        .contains("does not say what it learned from: " + runs.resolve("old/provenance.json"))
        .noneMatch(line -> line.contains(runs.resolve("other").toString()))
        .filteredOn(line -> line.startsWith("learned from it"))
        .hasSize(5);
    assertThat(Documents.readText(single.resolve("recipe.yaml"))).contains("inputPx: 64");
  }

  private static void bundle(Path file, String provenance) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("provenance.json"));
      zip.write(provenance.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> withdraw("ffffffff", false))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("knows no picture 'ffffffff'; give its SHA-256");
    assertThatThrownBy(() -> Withdrawal.requireCollection(shelter.root()))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("holds no ledger.csv");
    assertThatThrownBy(() -> withdraw(SHA256, false, Path.of("nowhere")))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("check --models");
    assertThat(file()).exists();
  }
}
