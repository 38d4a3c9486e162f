package io.luxate.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.weights.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
