package io.luxate.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Sha256;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.DatasetReader;
import io.luxate.weights.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CollectRunTest {
  private final Town town = new Town().picture("/a.png", 1).picture("/b.png", 2);
  private final Shelter shelter;

  CollectRunTest(@TempDir Path root) {
    shelter = new Shelter(root);
  }

  @AfterEach
  void closesTheTown() {
    town.close();
  }

  private String row(String path, String label, String licence) {
    return town.url(path) + "," + label + "," + licence;
  }

  private String[] two() {
    return new String[] {row("/a.png", "dislocated", "CC0"), row("/b.png", "located", "CC BY 4.0")};
  }

  @Test
  void leavesADatasetThatEveryCommandReadsWithALedgerAndNamesOfAuthors() {
    Collected done =
        shelter.table(
            "redirects: 3",
            "url,label,licence,attribution,page,joint,patient,age",
            row("/a.png", "dislocated", "CC BY 4.0") + ",\"A. [Author] <b>\n_x_\",,shoulder,p1,64",
            row("/b.png", "located", "CC0") + ",,,shoulder,p2,");
    assertThat(done.kept()).isEqualTo(2);
    assertThat(done.perLabel()).isEqualTo(Map.of("dislocated", 1, "located", 1));
    Dataset set = DatasetReader.read(shelter.out());
    assertThat(set.classes()).containsExactly("dislocated", "located");
    assertThat(set.examples())
        .allMatch(example -> Files.isRegularFile(example.file()))
        .allMatch(example -> example.metadata().joint().orElseThrow().equals("shoulder"))
        .allMatch(example -> example.path().matches("images/" + "(..)/\\1[0-9a-f]{62}\\.png"))
        .anyMatch(example -> example.metadata().ageYears().orElse(0) == 64);
    String sha256 = Sha256.of(Town.png(1));
    LedgerRow first = shelter.ledger().get(0);
    assertThat(first.sha256()).isEqualTo(sha256);
    assertThat(first.path()).isEqualTo("images/" + sha256.substring(0, 2) + "/" + sha256 + ".png");
    assertThat(first.policy()).isEqualTo("allowed: CC-BY-4.0 by 'CC-BY'");
    assertThat(first.terms()).startsWith("allowed: no objection in robots.txt");
    assertThat(first.time()).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(Documents.readText(shelter.out().resolve("ATTRIBUTION.md")))
        .contains("A. \\[Author\\] \\<b\\> \\_x\\_; [CC-BY-4.0](https://creativecommons.org/")
        .contains("nobody is named; [CC0-1.0]");
    assertThat(Documents.readText(shelter.out().resolve("collect.yaml")))
        .contains("test@example.org", "redirects: 3", "bytes: 50000000")
        .contains(shelter.root().resolve("table.csv").toString());
  }

  @Test
  void asksForNothingThatItHas() {
    shelter.urls(two());
    List<String> before = shelter.lines("ledger.csv");
    final int asked = town.asked().size();
    Collected again = shelter.urls(two());
    assertThat(again.present()).isEqualTo(2);
    assertThat(again.kept()).isZero();
    assertThat(town.asked()).hasSize(asked);
    assertThat(shelter.lines("ledger.csv")).isEqualTo(before);
  }

  @Test
  void fetchesAgainWhatSomebodyDeletedFromTheStore() throws IOException {
    shelter.urls(two());
    Files.delete(shelter.out().resolve(shelter.ledger().get(0).path()));
    Collected again = shelter.urls(two());
    assertThat(again.kept()).isEqualTo(1);
    assertThat(again.present()).isEqualTo(1);
  }

  @Test
  void goesOnAfterItWasKilledInTheMiddleOfARow() throws IOException {
    shelter.urls(two());
    Path ledger = shelter.out().resolve("ledger.csv");
    String text = Documents.readText(ledger);
    Files.writeString(ledger, text.substring(0, text.length() - 30));
    Files.delete(shelter.out().resolve("images.csv"));
    Collected again = shelter.urls(two());
    assertThat(again.present()).isEqualTo(1);
    assertThat(again.kept()).isEqualTo(1);
    assertThat(shelter.lines("images.csv")).hasSize(3);
  }

  @Test
  void keepsOnePictureOfTheSameBytesFromTwoPlacesAndSaysSo() {
    town.picture("/copy.png", 1);
    Collected done =
        shelter.urls(
            row("/a.png", "dislocated", "CC0"), row("/copy.png", "dislocated", "CC BY 4.0"));
    assertThat(done.seenTwice()).isEqualTo(1);
    assertThat(shelter.lines("images.csv")).hasSize(2);
    assertThat(shelter.ledger()).hasSize(2).allMatch(LedgerRow::isKept);
    assertThat(shelter.ledger().get(1).reason())
        .isEqualTo("same picture as " + town.url("/a.png") + ", whose licence is CC0-1.0");
  }

  @Test
  void leavesAPictureUnderTwoLabelsToAPersonUntilTheTableIsCorrected() {
    town.picture("/copy.png", 1);
    String[] table = {row("/a.png", "dislocated", "CC0"), row("/copy.png", "located", "CC0")};
    Collected done = shelter.urls(table);
    assertThat(done.disputed().values()).containsExactly(List.of("dislocated", "located"));
    assertThat(done.warnings()).anyMatch(line -> line.contains("left out of images.csv"));
    assertThat(shelter.lines("images.csv")).hasSize(1);
    assertThat(shelter.ledger().get(1).reason()).contains("which is labelled dislocated");
    table[1] = row("/copy.png", "dislocated", "CC0");
    assertThat(shelter.urls(table).disputed()).isEmpty();
    assertThat(shelter.lines("images.csv")).hasSize(2);
    assertThat(shelter.ledger()).hasSize(2);
  }

  @Test
  void seesOneAddressUnderTwoLabels() {
    Collected done =
        shelter.urls(row("/a.png", "dislocated", "CC0"), row("/a.png", "located", "CC0"));
    assertThat(done.disputed()).hasSize(1);
    assertThat(town.asked()).containsOnlyOnce("/a.png");
  }

  @Test
  void takesNoLicenceThatTheSpecDoesNotAllowAndAsksForNothingOfIt() {
    Collected done =
        shelter.urls(row("/a.png", "dislocated", "CC BY-SA 4.0"), row("/b.png", "located", ""));
    assertThat(done.refused()).isEqualTo(2);
    assertThat(done.isUnfinished()).isFalse();
    assertThat(done.lines()).contains("refused: 2 for licence");
    assertThat(town.asked()).isEmpty();
    assertThat(shelter.ledger().get(1).policy()).contains("the licence is not known (none stated)");
  }

  @Test
  void decidesAnewWhereTheLicenceChangesAndKeepsWhatItHas() {
    shelter.urls(row("/a.png", "dislocated", "CC0"));
    final int asked = town.asked().size();
    Collected stricter = shelter.urls(row("/a.png", "dislocated", "CC BY-NC 4.0"));
    assertThat(stricter.noLongerAllowed()).isEqualTo(1);
    assertThat(shelter.lines("images.csv")).hasSize(1);
    assertThat(shelter.only().path()).isNotEmpty();
    Collected back = shelter.urls(row("/a.png", "dislocated", "CC0"));
    assertThat(back.present()).isEqualTo(1);
    assertThat(shelter.lines("images.csv")).hasSize(2);
    assertThat(town.asked()).hasSize(asked);
  }

  @Test
  void keepsATableThatSomebodyHasChanged() throws IOException {
    shelter.urls(two());
    Path table = shelter.out().resolve("images.csv");
    Files.writeString(table, "images/x.png,mine\n", StandardOpenOption.APPEND);
    Collected again = shelter.urls(two());
    Path kept = Path.of(again.changedTable().orElseThrow());
    assertThat(Documents.readText(kept)).endsWith("images/x.png,mine\n");
    assertThat(shelter.lines("images.csv")).hasSize(3);
    assertThat(shelter.urls(two()).changedTable()).isEmpty();
  }

  @Test
  void stopsWhenAskedToAndGoesOnLater() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    town.at(
        "/b.png",
        (request, out) -> {
          asked.countDown();
          Thread.sleep(60_000);
        });
    CompletableFuture<Collected> done = new CompletableFuture<>();
    Thread run = new Thread(() -> done.complete(shelter.urls(two())));
    run.start();
    asked.await();
    run.interrupt();
    run.join(20_000);
    assertThat(run.isAlive()).isFalse();
    assertThat(done.join().interrupted()).isTrue();
    assertThat(done.join().kept()).isEqualTo(1);
    assertThat(shelter.lines("images.csv")).hasSize(2);
    town.picture("/b.png", 2);
    assertThat(shelter.urls(two()).kept()).isEqualTo(1);
    assertThat(shelter.ledger()).hasSize(2).allMatch(LedgerRow::isKept);
  }

  @Test
  void saysWhereALicenceAsksForANameAndNobodyIsNamed() {
    Collected named =
        shelter.table(
            "redirects: 3", "url,label,licence,attribution", town.url("/a.png") + ",a,CC-BY,Jo");
    assertThat(named.unnamed()).isZero();
    Collected unnamed = shelter.urls(two()[0].replace("CC0", "CC-BY-4.0"), two()[1]);
    assertThat(unnamed.warnings()).anyMatch(line -> line.contains("nobody to name"));
    assertThat(shelter.lines("ATTRIBUTION.md"))
        .anyMatch(line -> line.contains("nobody is named, though the licence asks for it"));
  }

  @Test
  void goesThroughAProxyAndLetsItAskNoPrivateAddress() {
    try (Town proxy = new Town()) {
      String spec = "proxy: " + proxy.url("").toString() + "\n";
      CollectSpec through = shelter.spec("redirects: 3", "  - urls: {table: table.csv}\n" + spec);
      Documents.write(
          shelter.root().resolve("table.csv"),
          "url,label,licence\nhttp://far.example/a.png,a,CC0\nhttp://10.0.0.7/b.png,a,CC0\n");
      proxy.at("http://far.example/a.png", Town.bytes("image/png", Town.png(3)));
      shelter.run(through, false, new Names(Map.of()));
      assertThat(shelter.ledger().get(0).status()).isEqualTo(Status.KEPT);
      assertThat(shelter.ledger().get(1).terms()).contains("10.0.0.7, which is no public address");
      assertThat(proxy.asked()).contains("http://far.example/robots.txt").hasSize(4);
    }
  }

  @Test
  void writesOverNoTableOfAnotherProgram() throws IOException {
    Files.createDirectories(shelter.out());
    Documents.write(shelter.out().resolve("ledger.csv"), "date,amount\n1,2\n");
    assertThatThrownBy(() -> shelter.urls(two()))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("is no ledger of luxate collect");
    Files.move(shelter.out().resolve("ledger.csv"), shelter.out().resolve("images.csv"));
    assertThatThrownBy(() -> shelter.urls(two()))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("holds other files and no ledger.csv");
    assertThat(Documents.readText(shelter.out().resolve("images.csv")))
        .isEqualTo("date,amount\n1,2\n");
  }

  @Test
  void asksOneHostOneAtATime() {
    int[] now = {0, 0};
    Site.Answer counted =
        (asked, out) -> {
          synchronized (now) {
            now[0]++;
            now[1] = Math.max(now[1], now[0]);
          }
          Thread.sleep(20);
          synchronized (now) {
            now[0]--;
          }
          Town.bytes("image/png", Town.png(asked.target().hashCode())).give(asked, out);
        };
    String[] rows = new String[8];
    for (int i = 0; i < rows.length; i++) {
      town.at("/" + i, counted);
      rows[i] = row("/" + i, "a", "CC0");
    }
    assertThat(shelter.urls(rows).kept()).isEqualTo(8);
    assertThat(now[1]).isEqualTo(1);
  }
}
