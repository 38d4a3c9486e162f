package io.luxate.weights;

import static io.luxate.weights.Shelf.FILE;
import static io.luxate.weights.Shelf.OTHER;
import static io.luxate.weights.Shelf.PATH;
import static io.luxate.weights.Shelf.PREFIX;
import static io.luxate.weights.Shelf.TAG;
import static io.luxate.weights.Shelf.goesOn;
import static io.luxate.weights.Shelf.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that lie, refuse, turn in circles, fall silent or are not there. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FetchTroubleTest {
  private final Shelf shelf;

  FetchTroubleTest(@TempDir Path folder) {
    shelf = Shelf.in(folder);
  }

  @Test
  void mixesNoPiecesOfTwoFilesThoughTheServerWould() {
    Site.Answer heedless =
        (asked, out) -> {
          int from = 100_000;
          Site.head(
              out,
              "206 Partial Content",
              "ETag: \"two\"\r\nContent-Range: bytes 100000-299999/300000\r\nContent-Length: 200000");
          out.write(FILE, from, FILE.length - from);
        };
    try (Site site =
        new Site(
            Site.cut(OTHER, 100_000, OTHER.length, TAG), heedless, Site.file(FILE, "\"two\""))) {
      shelf.fetch(site);
      assertThat(site.asked().get(2).header("range")).isEmpty();
      shelf.holdsOnly(FILE);
    }
  }

  @Test
  void findsMixedPiecesByTheirChecksumWhereTheServerNamesNoVersion() {
    try (Site site =
        new Site(
            Site.cut(OTHER, 100_000, OTHER.length, ""), Site.file(FILE, ""), Site.file(FILE, ""))) {
      shelf.fetch(site);
      assertThat(site.asked()).hasSize(3);
      goesOn(site.asked().get(1));
      assertThat(site.asked().get(2).header("range")).isEmpty();
      shelf.holdsOnly(FILE);
    }
  }

  @Test
  void takesNoOtherPieceThanItAskedFor() {
    Site.Answer elsewhere =
        (asked, out) -> {
          Site.head(
              out,
              "206 Partial Content",
              "ETag: " + TAG + "\r\nContent-Range: bytes 0-299999/300000");
          out.write(FILE);
        };
    try (Site site =
        new Site(Site.cut(FILE, 100_000, FILE.length, TAG), elsewhere, Site.file(FILE, TAG))) {
      shelf.fetch(site);
      assertThat(site.asked().get(2).header("range")).isEmpty();
      shelf.holdsOnly(FILE);
    }
  }

  @Test
  void seesThroughALengthAnnouncedTooGreat() {
    try (Site site =
        new Site(Site.cut(FILE, FILE.length, FILE.length + 5000, TAG), Site.file(FILE, TAG))) {
      shelf.fetch(site);
      shelf.holdsOnly(FILE);
    }
  }

  @Test
  void givesUpOnAServerThatNeverGivesWhatItAnnounces() {
    try (Site site = new Site(Site.cut(FILE, FILE.length, FILE.length + 5000, TAG))) {
      shelf.fails(site, Kind.RESOURCE).hasMessageContaining("tries").hasMessageContaining(".part");
      assertThat(shelf.target()).doesNotExist();
      assertThat(site.asked()).hasSizeLessThan(20);
    }
  }

  @Test
  void refusesAFileCutByALengthAnnouncedTooSmall() {
    try (Site site = new Site(Site.cut(FILE, FILE.length, FILE.length - 1, TAG))) {
      shelf
          .fails(site, Kind.DATA)
          .hasMessageContaining("it has 299999 bytes")
          .hasMessageContaining("nothing of it was kept");
      shelf.keepsNothing();
    }
  }

  @Test
  void refusesOtherBytesThanTheCatalogueNames() {
    try (Site site = new Site(Site.file(OTHER, TAG))) {
      shelf
          .fails(site, Kind.DATA)
          .hasMessageContaining("SHA-256 begins with " + Sha256.of(OTHER).substring(0, 8))
          .hasMessageContaining("where " + Sha256.of(FILE).substring(0, 8) + " was expected");
      shelf.keepsNothing();
    }
  }

  @Test
  void saysThatAProxyAnsweredWithAPage() {
    byte[] page = "<!DOCTYPE html><title>Sign in".getBytes(StandardCharsets.UTF_8);
    try (Site site = new Site(Site.file(page, TAG))) {
      shelf.fails(site, Kind.DATA).hasMessageContaining("it is a web page");
    }
  }

  @Test
  void stopsAnEndlessAnswer() {
    Site.Answer endless =
        (asked, out) -> {
          Site.head(out, "200 OK", "");
          while (!Thread.currentThread().isInterrupted()) {
            out.write(FILE);
          }
        };
    try (Site site = new Site(endless)) {
      Published small = published(site.url(PATH), Optional.of(PREFIX), Optional.of(0.5));
      assertThatThrownBy(() -> shelf.fetcher().fetch(small))
          .hasMessageContaining("gives more than 1048576 bytes");
      assertThat(shelf.target()).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"404 Not Found", "410 Gone", "403 Forbidden", "401 Unauthorized", "407 P"})
  void asksNoMoreWhereTheAnswerStaysTheSame(String status) {
    try (Site site = new Site(Site.status(status))) {
      shelf
          .fails(site, Kind.RESOURCE)
          .hasMessageContaining("the server answered " + status.substring(0, 3))
          .hasMessageContaining("mirror");
      assertThat(site.asked()).hasSize(1);
    }
  }

  @Test
  void leavesACircleOfRedirects() {
    try (Site site = new Site(Site.status("302 Found", "Location: /again"))) {
      shelf.fails(site, Kind.RESOURCE).hasMessageContaining("circle");
    }
  }

  @Test
  void waitsForNoServerThatFellSilent() {
    Site.Answer silent =
        (asked, out) -> {
          Site.head(out, "200 OK", "ETag: " + TAG + "\r\nContent-Length: " + FILE.length);
          out.write(FILE, 0, 100_000);
          out.flush();
          Thread.sleep(60_000);
        };
    Site.Answer mute = (asked, out) -> Thread.sleep(60_000);
    try (Site site = new Site(silent, mute, Site.file(FILE, TAG))) {
      shelf.fetcher(Duration.ofSeconds(2)).fetch(published(site));
      goesOn(site.asked().get(site.asked().size() - 1));
      shelf.holdsOnly(FILE);
    }
  }

  @Test
  void saysWhatToDoWithoutANetwork() {
    URI nobody;
    try (Site site = new Site(Site.file(FILE, TAG))) {
      nobody = site.url("/resnet18-f37072fd.pth");
    }
    for (URI url :
        List.of(nobody, URI.create("http://no-such-host.invalid/resnet18-f37072fd.pth"))) {
      assertThatThrownBy(() -> shelf.fetcher().fetch(published(url)))
          .hasMessageContaining(url.getHost())
          .hasMessageContaining("http.proxyHost")
          .hasMessageContaining("--mirror")
          .extracting(e -> ((LuxateException) e).kind())
          .isEqualTo(Kind.RESOURCE);
    }
    assertThat(shelf.target()).doesNotExist();
  }
}
