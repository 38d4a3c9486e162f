package io.luxate.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs and tables that are not as they must be, told before anything is asked for. */
class CollectSpecTest {
  private final Town town = new Town();
  private final Shelter shelter;

  CollectSpecTest(@TempDir Path root) {
    shelter = new Shelter(root);
  }

  @AfterEach
  void closesTheTown() {
    town.close();
  }

  @Test
  void namesTheRowOfATableThatIsNotAsItMustBe() {
    for (List<String> fault :
        List.of(
            List.of("url,label", "ftp://x/a.png,a", "row 2: 'ftp://x/a.png' is neither http"),
            List.of("url,label", town.url("/a.png") + ",", "row 2: label is empty"),
            List.of("url,labels", town.url("/a.png") + ",a", "unknown column 'labels'"),
            List.of("url,licence", town.url("/a.png") + ",CC0", "no column 'label'"))) {
      assertThatThrownBy(() -> shelter.table("redirects: 3", fault.get(0), fault.get(1)))
          .isInstanceOf(LuxateException.class)
          .hasMessageContaining("table.csv row")
          .hasMessageContaining(fault.get(2));
    }
    assertThatThrownBy(() -> shelter.table("redirects: 3", "url,label", "ftp://x/a,a", ",b", "c,"))
        .as("all of them at once")
        .hasMessageContaining("row 2")
        .hasMessageContaining("row 3")
        .hasMessageContaining("row 4");
    assertThat(town.asked()).isEmpty();
  }

  @Test
  void refusesASpecThatDoesNotSayWhoAsksOrIsNotAsItMustBe() {
    String sources = "sources: [{urls: {table: t.csv}}]\n";
    String who = "who: {name: x, contact: a@b.org}\n";
    String rest = "purpose: research\nallow: [CC0]\n";
    for (List<String> fault :
        List.of(
            List.of(rest + sources, "the key who is missing"),
            List.of("who: {name: x, contact: nobody}\n" + rest + sources, "neither an e-mail"),
            List.of(who + "purpose: fun\nallow: [CC0]\n" + sources, "purpose"),
            List.of(who + "purpose: research\nallow: [MIT]\n" + sources, "'MIT'"),
            List.of(who + rest + "sources: [{urls: {tabel: t.csv}}]\n", "unknown key 'tabel'"),
            List.of(who + rest + "sources: [{}]\n", "exactly one of urls, folder, open-i"),
            List.of(who + rest + "sources: [{folder: {path: x}}]\n", "folder.permission"),
            List.of(who + rest + "limits: {tries: 0}\n" + sources, "limits.tries is 0.0"),
            List.of(who + rest + "proxy: socks://x\n" + sources, "http://host:port"))) {
      assertThatThrownBy(() -> shelter.spec(fault.get(0)))
          .as(fault.get(0))
          .isInstanceOf(LuxateException.class)
          .hasMessageContaining(fault.get(1));
    }
  }
}
