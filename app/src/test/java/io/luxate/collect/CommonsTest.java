package io.luxate.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wikimedia Commons, answered by a server that speaks as its public documentation says. */
class CommonsTest {
  private final Town town = new Town();
  private final Shelter shelter;

  CommonsTest(@TempDir Path root) {
    shelter = new Shelter(root);
  }

  @AfterEach
  void closesTheTown() {
    town.close();
  }

  private Collected collect(String source) {
    return shelter.sources("redirects: 3", source);
  }

  private static String file(int number, String mime, String licence, String address) {
    return String.format(
        Locale.ROOT,
        """
        {"pageid": %1$d, "ns": 6, "title": "File:Shoulder %1$d.png", "imageinfo": [{
          "size": 4000, "width": 48, "height": 40, "mime": "%2$s",
          "url": "/upload/%1$d.png", "descriptionurl": "/wiki/File:Shoulder_%1$d.png",
          "extmetadata": {
            "LicenseShortName": {"value": "%3$s", "source": "commons-desc-page"},
            "LicenseUrl": {"value": "%4$s"}, "License": {"value": "cc-by-4.0"},
            "Artist": {"value": "<a href=\\"//x\\">Hellerhoff</a> &amp; others"}}}]}
        """,
        number,
        mime,
        licence,
        address);
  }

  private static String wiki(String onward, String... files) {
    return "{\"batchcomplete\": true, "
        + onward
        + "\"query\": {\"pages\": ["
        + String.join(",", files)
        + "]}}";
  }

  private Collected commons(String what) {
    return collect(
        "  - wikimedia-commons: {"
            + what
            + ", label: dislocated, api: '"
            + town.url("/w/api.php")
            + "'}\n");
  }

  @Test
  void asksCommonsForACategoryAsFarAsItGoes() {
    String by = "https://creativecommons.org/licenses/by/4.0";
    town.at(
        "/w/api.php",
        (asked, out) -> {
          boolean second = asked.target().contains("gcmcontinue=more%7C2");
          String answer =
              second
                  ? wiki("", file(3, "image/png", "CC BY 4.0", by))
                  : wiki(
                      "\"continue\": {\"gcmcontinue\": \"more|2\", \"continue\": \"gcmcontinue||\"},",
                      file(1, "image/png", "CC BY 4.0", by),
                      file(2, "image/svg+xml", "CC BY 4.0", by),
                      file(4, "image/png", "GFDL", ""));
          Town.bytes("application/json", answer.getBytes(StandardCharsets.UTF_8)).give(asked, out);
        });
    town.picture("/upload/1.png", 1).picture("/upload/3.png", 3);
    // as on Wikimedia: the interface stands in a folder that robots.txt closes to those who crawl
    town.text("/robots.txt", "text/plain", "User-agent: *\nDisallow: /w/\n");
    Collected done = commons("category: 'Category:X-rays of shoulders'");
    assertThat(done.troubles()).isEmpty();
    assertThat(done.kept()).isEqualTo(2);
    assertThat(shelter.ledger()).hasSize(3);
    LedgerRow first = shelter.ledger().get(0);
    assertThat(first.attribution()).isEqualTo("Hellerhoff & others");
    assertThat(first.page()).endsWith("/wiki/File:Shoulder_1.png");
    assertThat(shelter.ledger().get(1).policy()).contains("is not known (stated: GFDL)");
    assertThat(town.asked().get(0))
        .contains("generator=categorymembers", "gcmtitle=Category%3AX-rays+of+shoulders&")
        .contains("iiprop=url%7Cmime%7Csize%7Cextmetadata", "gcmtype=file", "maxlag=5");
  }

  /** A wiki of categories, A above B and C, B above C and D, D above A. */
  private void answersAsAWikiOfCategories() {
    Map<String, List<String>> below =
        Map.of("A", List.of("B", "C"), "B", List.of("C", "D"), "D", List.of("A"));
    town.at(
        "/w/api.php",
        (asked, out) -> {
          String title = asked.target().replaceFirst(".*cmtitle=Category%3A([A-Z]).*", "$1");
          boolean more = asked.target().contains("&cmcontinue=");
          List<String> titles = below.getOrDefault(title, List.of());
          String answer =
              asked.target().contains("list=categorymembers")
                  ? "{"
                      + (titles.size() > 1 && !more
                          ? "\"continue\": {\"cmcontinue\": \"on\", \"continue\": \"-||\"},"
                          : "")
                      + "\"query\": {\"categorymembers\": ["
                      + titles.stream()
                          .skip(more ? 1 : 0)
                          .limit(1)
                          .map(name -> "{\"ns\": 14, \"title\": \"Category:" + name + "\"}")
                          .collect(Collectors.joining())
                      + "]}}"
                  : wiki("", file(title.charAt(0) - 'A' + 1, "image/png", "CC0", ""));
          Town.bytes("application/json", answer.getBytes(StandardCharsets.UTF_8)).give(asked, out);
        });
    for (int i = 1; i <= 4; i++) {
      town.picture("/upload/" + i + ".png", i);
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 1", "', depth: 0', 1", "', depth: 1', 3", "', depth: 2', 4", "', depth: 9', 4"})
  void goesDownCommonsCategoriesAsFarAsToldAndNeverInCircles(String depth, int pictures) {
    answersAsAWikiOfCategories();
    Collected done = commons("category: A" + depth);
    assertThat(done.troubles()).isEmpty();
    assertThat(done.kept()).isEqualTo(pictures);
    assertThat(town.asked()).filteredOn(url -> url.contains("api.php")).doesNotHaveDuplicates();
  }

  @Test
  void goesNoFurtherDownThanItTakesToFindEnough() {
    answersAsAWikiOfCategories();
    assertThat(commons("category: A, depth: 9, most: 2").kept()).isEqualTo(2);
    assertThat(town.asked()).noneMatch(url -> url.contains("title=Category%3AD"));
    for (String fault : List.of("category: A, depth: 11", "search: A, depth: 1")) {
      assertThatThrownBy(() -> commons(fault))
          .isInstanceOf(LuxateException.class)
          .hasMessageContaining("wikimedia-commons.depth");
    }
  }

  @Test
  void asksCommonsForASearchAndWaitsWhenItIsBusy() {
    int[] times = {0};
    town.at(
        "/w/api.php",
        (asked, out) -> {
          String answer =
              times[0]++ == 0
                  ? "{\"error\": {\"code\": \"maxlag\", \"info\": \"Waiting for a host\"}}"
                  : wiki("", file(1, "image/png", "Public domain", ""));
          Town.bytes("application/json", answer.getBytes(StandardCharsets.UTF_8)).give(asked, out);
        });
    assertThat(commons("search: shoulder dislocation").refused()).isEqualTo(1); // PD not allowed
    assertThat(shelter.only().licence()).isEqualTo("PD");
    assertThat(town.asked().get(1)).contains("gsrsearch=shoulder+dislocation", "gsrnamespace=6");
    town.text(
        "/w/api.php",
        "application/json",
        "{\"error\": {\"code\": \"badvalue\", \"info\": \"No\"}}");
    assertThat(commons("search: x").troubles())
        .containsExactly("wikimedia-commons: it answered: badvalue, No");
  }
}
