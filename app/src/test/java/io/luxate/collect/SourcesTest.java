package io.luxate.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.dataset.DatasetReader;
import io.luxate.weights.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of source, answered by a server that speaks as its public documentation says. */
class SourcesTest {
  private final Town town = new Town();
  private final Shelter shelter;

  SourcesTest(@TempDir Path root) {
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

  @Test
  void saysThatASourceCannotBeAskedAndGoesOnWithTheOthers() {
    town.at("/api/search", Site.status("500 Internal Server Error")).picture("/a.png", 1);
    Documents.write(
        shelter.root().resolve("table.csv"),
        "url,label,licence\n" + town.url("/a.png") + ",a,CC0\n");
    String api = town.url("/api/search").toString();
    Collected done =
        collect(
            "  - open-i: {query: x, label: a, api: '" + api + "'}\n  - urls: {table: table.csv}\n");
    assertThat(done.troubles()).containsExactly("open-i: the server answered 500, after 2 tries");
    assertThat(done.kept()).isEqualTo(1);
    assertThat(done.isUnfinished()).isTrue();
    town.text("/api/search", "text/html", "<html>Maintenance</html>");
    assertThat(
            collect("  - open-i: {query: x, label: a, api: '" + api + "'}\n").troubles().toString())
        .contains("its answer is no JSON");
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

  @Test
  void takesAFolderWithThePermissionThatItNames() throws IOException {
    Path folder = Files.createDirectories(shelter.root().resolve("clinic/dislocated"));
    Files.write(folder.resolve("one.png"), Town.png(1));
    Files.write(folder.resolve("broken.png"), new byte[] {1, 2, 3});
    Files.write(folder.resolve("notes.txt"), new byte[] {1});
    String source = "  - folder: {path: clinic, permission: 'Dr B, letter of May 2026'}\n";
    Collected done = collect(source);
    assertThat(done.kept()).isEqualTo(1);
    assertThat(done.refused()).isEqualTo(1);
    LedgerRow kept = shelter.ledger().stream().filter(LedgerRow::isKept).findFirst().orElseThrow();
    assertThat(kept.licence()).isEqualTo("permission");
    assertThat(kept.stated()).isEqualTo("Dr B, letter of May 2026");
    assertThat(kept.label()).isEqualTo("dislocated");
    assertThat(kept.terms()).isEqualTo("on this machine");
    assertThat(kept.url()).startsWith("file:/").endsWith("clinic/dislocated/one.png");
    assertThat(Documents.readText(shelter.out().resolve("ATTRIBUTION.md")))
        .contains("by permission: Dr B, letter of May 2026");
    assertThat(collect(source.replace("}", ", label: other}")).perLabel())
        .isEqualTo(Map.of("other", 1));
    assertThatThrownBy(() -> collect(source.replace("clinic", "nowhere")))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("is no folder that is there");
  }

  @Test
  void takesAnothersCollectionFromThisMachineAndFromTheNet() throws IOException {
    town.picture("/a.png", 1).picture("/b.png", 2);
    shelter.table(
        "redirects: 3",
        "url,label,licence,attribution,patient",
        town.url("/a.png") + ",dislocated,CC0,A. Author,p1",
        town.url("/b.png") + ",located,CC BY 4.0,B. Author,p2");
    try (Stream<Path> files = Files.walk(shelter.out())) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String path = "/their set/" + shelter.out().relativize(file);
        String type = path.endsWith(".csv") ? "text/csv" : "image/png";
        town.at(path.replace(" ", "%20"), Town.bytes(type, Files.readAllBytes(file)));
      }
    }
    Path other = Files.createDirectories(shelter.root().resolve("other"));
    Shelter mine = new Shelter(other);
    Collected local =
        mine.sources("redirects: 3", "  - manifest: {table: ../out, attribution: Them}\n");
    assertThat(local.kept()).isEqualTo(2);
    assertThat(mine.ledger())
        .extracting(LedgerRow::attribution)
        .containsExactlyInAnyOrder("A. Author", "B. Author");
    Shelter far = new Shelter(Files.createDirectories(shelter.root().resolve("far")));
    Collected online =
        far.sources(
            "redirects: 3",
            "  - manifest: {table: '" + town.url("/their%20set/images.csv") + "'}\n");
    assertThat(online.troubles()).isEmpty();
    assertThat(online.kept()).isEqualTo(2);
    assertThat(far.ledger())
        .allMatch(row -> row.attribution().endsWith("Author") && row.url().contains("/images/"))
        .anyMatch(row -> row.about().getOrDefault("patient", "").equals("p2"));
    assertThat(far.lines("images.csv")).containsExactlyElementsOf(mine.lines("images.csv"));
  }

  @Test
  void readsTheExamples() throws IOException {
    Path examples =
        Stream.of(Path.of("examples/collect"), Path.of("../examples/collect"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow();
    try (Stream<Path> files = Files.list(examples)) {
      List<Path> specs = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      assertThat(specs).hasSizeGreaterThan(1);
      for (Path spec : specs) {
        assertThat(CollectSpec.read(spec).sources()).isNotEmpty();
      }
    }
    List<Found> found = new ArrayList<>();
    CollectSpec spec = CollectSpec.read(examples.resolve("shoulders.yaml"));
    try (Web web = new Web(spec, new Names(Map.of()), false, () -> false)) {
      new UrlTable("addresses.csv").find(new Search(web, examples, shelter.root()), found::add);
    }
    assertThat(found).hasSize(2).noneMatch(one -> one.licence().isUnknown());
  }
}
