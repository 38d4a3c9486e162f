package io.luxate.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.dataset.DatasetReader;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open-i, answered by a server that speaks as its public documentation says. */
class OpenITest {
  private final Town town = new Town();
  private final Shelter shelter;

  OpenITest(@TempDir Path root) {
    shelter = new Shelter(root);
  }

  @AfterEach
  void closesTheTown() {
    town.close();
  }

  private Collected collect(String source) {
    return shelter.sources("redirects: 3", source);
  }

  private static String entry(int number, String type, String url) {
    return String.format(
        Locale.ROOT,
        """
        {"uid": "PMC%1$d_f1", "pmcid": "PMC%1$d", "docSource": "PMC", "title": "Case <b>%1$d</b>.",
         "authors": "Smith J, Doe A", "journal_title": "Cases", "licenseType": "%2$s",
         "licenseURL": "%3$s", "imgLarge": "/imgs/512/%1$d.png", "imgThumb": "/imgs/150/%1$d.png",
         "image": {"id": "F1", "caption": "Anterior dislocation."}}
        """,
        number,
        type,
        url);
  }

  private void openI(int first, int total, String... entries) {
    String by = "http://creativecommons.org/licenses/by/3.0/";
    String list =
        entries.length > 0
            ? String.join(",", entries)
            : IntStream.range(first, Math.min(first + 30, total + 1))
                .mapToObj(i -> entry(i, "by", by))
                .collect(Collectors.joining(","));
    String answer = "{\"total\": " + total + ", \"min\": " + first + ", \"list\": [" + list + "]}";
    int last = Math.min(first + 29, 40);
    town.text(
        "/api/search?it=xg&m=" + first + "&n=" + last + "&query=shoulder+dislocation",
        "application/json",
        answer);
  }

  private Collected openI() {
    return collect(
        "  - open-i: {query: shoulder dislocation, label: dislocated, joint: shoulder, most: 40,"
            + " api: '"
            + town.url("/api/search")
            + "'}\n");
  }

  @Test
  void asksOpenIForRadiographsPageByPageAndTakesItsLicences() {
    openI(1, 33);
    openI(31, 33);
    for (int i = 1; i <= 33; i++) {
      town.picture("/imgs/512/" + i + ".png", i);
    }
    Collected done = openI();
    assertThat(done.troubles()).isEmpty();
    assertThat(done.kept()).isEqualTo(33);
    LedgerRow first = shelter.ledger().get(0);
    assertThat(first.licence()).isEqualTo("CC-BY-3.0");
    assertThat(first.attribution()).isEqualTo("Smith J, Doe A. Case 1. Cases. PMC1");
    assertThat(first.page()).isEqualTo("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1/");
    assertThat(first.source()).isEqualTo("open-i");
    assertThat(DatasetReader.read(shelter.out()).examples())
        .allMatch(example -> example.patient().orElseThrow().startsWith("open-i PMC"));
    assertThat(town.asked()).filteredOn(path -> path.startsWith("/api")).hasSize(2);
  }

  @Test
  void refusesWhatOpenIStatesUnderALicenceThatIsNotAllowed() {
    openI(
        1,
        3,
        entry(1, "byncnd", "http://creativecommons.org/licenses/by-nc-nd/4.0/"),
        entry(2, "", ""),
        entry(3, "by", "http://creativecommons.org/licenses/by-nc/4.0/"));
    assertThat(openI().refused()).isEqualTo(3);
    assertThat(shelter.ledger())
        .extracting(LedgerRow::licence)
        .containsExactly("CC-BY-NC-ND-4.0", "unknown", "unknown");
    assertThat(town.asked()).noneMatch(path -> path.startsWith("/imgs"));
  }
}
