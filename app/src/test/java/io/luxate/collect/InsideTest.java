package io.luxate.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that lead into somebody's own network. */
class InsideTest {
  private static final String PICTURE = "/a.png";

  private final Town town = new Town();
  private final Shelter shelter;

  InsideTest(@TempDir Path root) {
    shelter = new Shelter(root);
  }

  @AfterEach
  void closesTheTown() {
    town.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
        "2130706433",
        "10.1.2.3",
        "intranet.example"
      })
  void asksNoPrivateAddressUnlessAllowed(String host) {
    String url = "http://" + host + ":" + town.url("/").getPort() + PICTURE;
    Map<String, List<String>> names =
        Map.of("localhost", List.of("127.0.0.1"), "intranet.example", List.of("192.168.3.4"));
    collectPublicly(url, names);
    assertThat(shelter.only().status()).isIn(Status.REFUSED, Status.FAILED);
    assertThat(shelter.only().terms() + shelter.only().reason()).contains("no public address");
    assertThat(town.asked()).isEmpty();
  }

  @Test
  void isNotLedInsideByANameThatChangesItsAddress() {
    String url = town.url("rebinding.example", PICTURE);
    collectPublicly(url, Map.of("rebinding.example", List.of("192.0.2.9", "127.0.0.1")));
    assertThat(town.asked()).isEmpty();
    collectPublicly(url, Map.of("rebinding.example", List.of("127.0.0.1")));
    assertThat(town.asked()).isEmpty();
  }

  private void collectPublicly(String url, Map<String, List<String>> names) {
    CollectSpec spec = shelter.spec("redirects: 3", "  - urls: {table: table.csv}\n");
    Documents.write(shelter.root().resolve("table.csv"), "url,label,licence\n" + url + ",a,CC0\n");
    shelter.run(spec, false, new Names(names));
  }
}
