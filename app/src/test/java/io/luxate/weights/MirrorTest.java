package io.luxate.weights;

import static io.luxate.weights.Shelf.OTHER;
import static io.luxate.weights.Shelf.TAG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MirrorTest {
  private static final Published WANTED = Catalogue.shipped().named("squeezenet1_1.IMAGENET1K_V1");

  private final Path folder;
  private final Shelf shelf;

  MirrorTest(@TempDir Path folder) {
    this.folder = folder;
    WeightsStore store = new WeightsStore(folder.resolve("weights"));
    shelf = new Shelf(store, store.file(WANTED));
  }

  @Test
  void takesAFileFromAFolderByPathOrUrl() throws IOException {
    Path share = Files.createDirectories(folder.resolve("a share"));
    Files.write(share.resolve(WANTED.fileName()), OTHER);
    Published given = WANTED.withSha256(Sha256.of(OTHER));
    for (String mirror : List.of(share.toString(), share.toUri().toString())) {
      assertThat(shelf.fetcher(mirror).fetch(given).how()).isEqualTo(Fetched.How.FETCHED);
      assertThat(shelf.target()).hasBinaryContent(OTHER);
      Files.delete(shelf.target());
    }
    assertThatThrownBy(() -> shelf.fetcher(share.toString()).fetch(WANTED))
        .hasMessageContaining("where b8a52dc0 was expected");
    Files.delete(share.resolve(WANTED.fileName()));
    assertThatThrownBy(() -> shelf.fetcher(share.toString()).fetch(WANTED))
        .hasMessageContaining("cannot read " + share.resolve(WANTED.fileName()))
        .hasMessageContaining("check the mirror's folder");
    shelf.keepsNothing();
  }

  @Test
  void namesTheMirrorThatCannotBeReachedAndItsPort() {
    String gone;
    try (Site site = new Site(Site.status("404 Not Found"))) {
      gone = site.url("/x").toString();
    }
    assertThatThrownBy(() -> shelf.fetcher(gone).fetch(WANTED))
        .hasMessageContaining("cannot connect to " + gone + "/squeezenet1_1-b8a52dc0.pth")
        .hasMessageContaining("check the address that --mirror or LUXATE_WEIGHTS_MIRROR gives")
        .hasMessageNotContaining("proxyHost");
    shelf.keepsNothing();
  }

  @Test
  void doesNotAdviseTheMirrorThatIsInUse() {
    for (String status : List.of("302 Found", "401 Unauthorized", "407 Proxy")) {
      try (Site site = new Site(Site.status(status, "Location: /again"))) {
        assertThatThrownBy(() -> shelf.fetcher(site.url("/x").toString()).fetch(WANTED))
            .hasMessageContaining("answered " + status.substring(0, 3))
            .hasMessageNotContaining("use --mirror")
            .hasMessageNotContaining("use a --mirror");
      }
    }
    shelf.keepsNothing();
  }

  @Test
  void speaksOfNothingKeptWhereNothingCame() {
    try (Site site = new Site(Site.status("500 Internal Server Error"))) {
      assertThatThrownBy(() -> shelf.fetcher(site.url("/x").toString()).fetch(WANTED))
          .hasMessageContaining("nothing came; try again later")
          .hasMessageNotContaining("kept");
    }
    shelf.keepsNothing();
  }

  @Test
  void keepsWhatCameUntilANewBeginningComes() {
    try (Site site =
        new Site(
            Site.cut(OTHER, 100_000, OTHER.length, TAG),
            Site.cut(OTHER, 0, OTHER.length, "\"two\""))) {
      assertThatThrownBy(() -> shelf.fetcher(site.url("/x").toString()).fetch(WANTED))
          .hasMessageContaining("tries");
      assertThat(shelf.lengthOfPart()).isPositive();
    }
  }

  @Test
  void leavesNothingWhenStoppedBeforeAnythingCame() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Site.Answer silent =
        (asked, out) -> {
          Site.head(out, "200 OK", "Content-Length: " + OTHER.length);
          begun.countDown();
          Thread.sleep(60_000);
        };
    try (Site site = new Site(silent)) {
      List<Fetched> stopped = new CopyOnWriteArrayList<>();
      Thread person =
          new Thread(() -> stopped.add(shelf.fetcher(site.url("/x").toString()).fetch(WANTED)));
      person.start();
      begun.await();
      person.interrupt();
      person.join();
      assertThat(stopped.get(0).line()).isEqualTo("stopped before anything came; nothing is kept");
    }
    shelf.keepsNothing();
  }

  @Test
  void saysWhoseChecksumAFileWasHeldAgainst() {
    String digits = Sha256.of(OTHER);
    try (Site site = new Site(Site.file(OTHER, TAG))) {
      Fetched fetched = shelf.fetcher(site.url("/x").toString()).fetch(WANTED.withSha256(digits));
      assertThat(fetched.check())
          .isEqualTo(
              "SHA-256 begins with "
                  + digits
                  + " as given with --sha256; the catalogue says b8a52dc0, so it does not pass for"
                  + " squeezenet1_1.IMAGENET1K_V1: give it by its path");
    }
    assertThatThrownBy(() -> shelf.store().locate(WANTED.name()))
        .hasMessageContaining("is not squeezenet1_1.IMAGENET1K_V1");
    Fetch offline = shelf.offline();
    assertThatThrownBy(() -> offline.fetch(WANTED))
        .hasMessageContaining(shelf.target() + " is not squeezenet1_1.IMAGENET1K_V1")
        .hasMessageContaining("fetch " + WANTED.url() + " and copy it there");
  }
}
