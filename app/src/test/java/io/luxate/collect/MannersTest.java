package io.luxate.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Documents;
import io.luxate.weights.Site;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MannersTest {
  private static final String PICTURE = "/pictures/a.png";

  private final Town town = new Town().picture(PICTURE, 1);
  private final Shelter shelter;

  MannersTest(@TempDir Path root) {
    shelter = new Shelter(root);
  }

  @AfterEach
  void closesTheTown() {
    town.close();
  }

  private LedgerRow collect() {
    shelter.urls(town.url(PICTURE) + ",dislocated,CC0");
    return shelter.only();
  }

  private void refusesUnasked(String why) {
    LedgerRow row = collect();
    assertThat(row.status()).isEqualTo(Status.REFUSED);
    assertThat(row.terms()).startsWith("refused: ").contains(why);
    assertThat(row.sha256()).isEmpty();
    assertThat(town.asked()).doesNotContain(PICTURE);
  }

  @Test
  void readsTheSitesRulesBeforeThePictureAndSaysWhoAsksAndWhy() {
    assertThat(collect().status()).isEqualTo(Status.KEPT);
    assertThat(town.asked())
        .containsExactly("/robots.txt", "/ai.txt", "/.well-known/tdmrep.json", PICTURE);
    for (Site.Asked request : town.requests()) {
      assertThat(request.headers().get("user-agent"))
          .matches("luxate/\\S+ \\(collects radiographs for research; A test; test@example.org\\)");
    }
  }

  @Test
  void obeysRobotsTxtThatForbidsEveryone() {
    town.text("/robots.txt", "text/plain", "User-agent: *\nDisallow: /pictures/\n");
    refusesUnasked("robots.txt of 127.0.0.1");
  }

  @Test
  void obeysRobotsTxtThatForbidsThisProgram() {
    town.text(
        "/robots.txt",
        "text/plain",
        "User-agent: *\nAllow: /\n\nUser-agent: Luxate\nDisallow: /\n");
    refusesUnasked("forbids " + PICTURE);
  }

  @Test
  void obeysTheLongestRuleOfRobotsTxt() {
    town.text(
        "/robots.txt",
        "text/plain",
        "User-agent: *\nDisallow: /pictures/\nAllow: /pictures/*.png$\n\nUser-agent: GPTBot\nDisallow: /\n");
    assertThat(collect().status()).isEqualTo(Status.KEPT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Signal: search=yes, ai-train=no",
        "content-usage: train-ai=n",
        "Content-Usage: /pictures/ bots=y, train-ai=n"
      })
  void obeysWishesAboutTrainingInRobotsTxt(String wish) {
    town.text("/robots.txt", "text/plain", "User-agent: *\n" + wish + "\nAllow: /\n");
    refusesUnasked("not");
  }

  @Test
  void asksNothingOfASiteWhoseRulesCannotBeRead() {
    town.at("/robots.txt", Site.status("500 Internal Server Error"));
    LedgerRow row = collect();
    assertThat(row.status()).isEqualTo(Status.FAILED);
    assertThat(row.reason()).contains("nothing is asked", "answered 500");
    assertThat(town.asked()).doesNotContain(PICTURE);
  }

  @Test
  void obeysAReservationAgainstTextAndDataMining() {
    town.text(
        "/.well-known/tdmrep.json",
        "application/json",
        """
        [{"location": "/free/*", "tdm-reservation": 0},
         {"location": "/pictures/*.png$", "tdm-reservation": 1, "tdm-policy": "https://x/p"}]
        """);
    refusesUnasked("tdmrep.json");
  }

  @Test
  void takesTheFirstRuleOfAReservationThatFits() {
    town.text(
        "/.well-known/tdmrep.json",
        "application/json",
        """
        [{"location": "/pictures/", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]
        """);
    assertThat(collect().status()).isEqualTo(Status.KEPT);
  }

  @Test
  void obeysAiTxt() {
    town.text("/ai.txt", "text/plain", "User-Agent: *\nDisallow: *.png\n");
    refusesUnasked("ai.txt");
  }

  @Test
  void takesAPageInThePlaceOfRulesForNone() {
    String page = "<!doctype html><title>Not found</title>\nUser-agent: *\nDisallow: /";
    town.text("/ai.txt", "text/html", page).text("/.well-known/tdmrep.json", "text/html", page);
    assertThat(collect().status()).isEqualTo(Status.KEPT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Robots-Tag: noai",
        "X-Robots-Tag: noindex, NoImageAI",
        "x-robots-tag: none",
        "X-Robots-Tag: luxate: noai",
        "tdm-reservation: 1",
        "Content-Usage: train-ai=n"
      })
  void readsTheHeadersAndLeavesTheBody(String header) {
    town.at(
        PICTURE,
        (asked, out) -> {
          Town.head(
              out, "200 OK", "Content-Type: image/png", header, "Content-Length: 9000000\r\n");
          out.flush();
          Thread.sleep(20_000); // whoever waits for the body comes too late
        });
    Instant began = Instant.now();
    LedgerRow row = collect();
    assertThat(row.status()).isEqualTo(Status.REFUSED);
    assertThat(row.terms()).startsWith("refused: ");
    assertThat(Instant.now()).isBefore(began.plusSeconds(15));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Robots-Tag: noindex",
        "X-Robots-Tag: otherbot: noai",
        "X-Robots-Tag: max-image-preview: none-of-it",
        "tdm-reservation: 0"
      })
  void takesNoHeaderForMoreThanItSays(String header) {
    town.at(PICTURE, Town.bytes("image/png", Town.png(1), header));
    assertThat(collect().status()).isEqualTo(Status.KEPT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<meta name=robots content='noindex, noai'>",
        "<META NAME=\"Luxate\" CONTENT=\"noimageai\">",
        "<meta content='1' name='tdm-reservation'>"
      })
  void readsThePageOfAPictureOnce(String meta) {
    town.text("/case", "text/html; charset=utf-8", "<html><head>" + meta + "</head>x");
    town.picture("/b.png", 2);
    String page = "," + town.url("/case");
    shelter.table(
        "redirects: 3",
        "url,label,licence,page",
        town.url(PICTURE) + ",dislocated,CC0" + page,
        town.url("/b.png") + ",located,CC0" + page);
    assertThat(shelter.ledger())
        .hasSize(2)
        .allMatch(row -> row.status() == Status.REFUSED && row.terms().contains("its page"));
    assertThat(town.asked()).containsOnlyOnce("/case").doesNotContain(PICTURE, "/b.png");
  }

  @Test
  void neverAsksHostsWhoseTermsForbidMachines() {
    shelter.urls(
        "https://images.radiopaedia.org/images/1/a.png,dislocated,CC BY-NC-SA 3.0",
        "https://radiopaedia.org/images/2.png,dislocated,CC0",
        "https://notradiopaedia.invalid/a.png,dislocated,CC0",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/bin/a.jpg,dislocated,CC0",
        "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1/bin/a.jpg,dislocated,CC0",
        "https://www.ncbi.nlm.nih.gov/pmcx/a.jpg,dislocated,CC0");
    List<LedgerRow> rows = shelter.ledger();
    assertThat(rows.get(0).policy()).startsWith("refused: CC-BY-NC-SA-3.0 is not under allow");
    assertThat(rows.get(1).terms())
        .contains("Radiopaedia: its terms forbid automated copying")
        .contains("ask its editors for permission")
        .contains("under folder");
    assertThat(rows.get(2).status()).isEqualTo(Status.FAILED);
    assertThat(rows.subList(3, 5))
        .allMatch(row -> row.terms().contains("PubMed Central: its copyright page forbids"))
        .allMatch(row -> row.terms().contains("open access subset"));
    assertThat(rows.get(5).status()).isEqualTo(Status.FAILED);
  }

  @Test
  void neverAsksHostsThatTheSpecRefusesAlsoBehindARedirect() {
    town.at(PICTURE, Site.status("302 Found", "Location: " + town.url("b.mirror.example", "/x")));
    CollectSpec spec =
        shelter.spec("redirects: 3", "  - urls: {table: table.csv}\nrefuse: [mirror.example]\n");
    Documents.write(
        shelter.root().resolve("table.csv"),
        "url,label,licence\n" + town.url(PICTURE) + ",a,CC0\n");
    shelter.run(spec, true, new Names(Map.of("b.mirror.example", List.of("127.0.0.1"))));
    assertThat(shelter.only().terms()).contains("b.mirror.example is refused by the spec");
    assertThat(town.asked()).doesNotContain("/x");
  }

  @Test
  void readsTheRulesOfTheSiteThatARedirectLeadsTo() {
    try (Town other =
        new Town()
            .picture("/x.png", 5)
            .text("/robots.txt", "text/plain", "User-agent: *\nDisallow: /x")) {
      town.at(PICTURE, Site.status("301 Moved Permanently", "Location: " + other.url("/x.png")));
      LedgerRow row = collect();
      assertThat(row.terms()).startsWith("refused: robots.txt of ");
      assertThat(other.asked()).containsOnly("/robots.txt", "/ai.txt", "/.well-known/tdmrep.json");
    }
  }

  @Test
  void keepsThePauseThatASiteAsksFor() {
    town.text("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 0.6\n");
    town.picture("/b.png", 2);
    Instant began = Instant.now();
    shelter.urls(town.url(PICTURE) + ",dislocated,CC0", town.url("/b.png") + ",located,CC0");
    assertThat(Instant.now()).isAfter(began.plusMillis(600));
    assertThat(shelter.ledger()).allMatch(LedgerRow::isKept);
  }
}
