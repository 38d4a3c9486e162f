package io.luxate.weights;

import static io.luxate.weights.Shelf.FILE;
import static io.luxate.weights.Shelf.OTHER;
import static io.luxate.weights.Shelf.TAG;
import static io.luxate.weights.Shelf.goesOn;
import static io.luxate.weights.Shelf.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.Progress;
import io.luxate.Sha256;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching and going on, from the publisher, a mirror or a proxy. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FetchTest {
  private final Shelf shelf;

  FetchTest(@TempDir Path folder) {
    shelf = Shelf.in(folder);
  }

  @Test
  void storesAFileOnceAndAsksNoMore() {
    try (Site site = new Site(Site.file(FILE, TAG))) {
      Fetched first = shelf.fetch(site);
      assertThat(first.how()).isEqualTo(Fetched.How.FETCHED);
      assertThat(first.sha256()).isEqualTo(Sha256.of(FILE));
      assertThat(first.line()).contains(shelf.target().toString(), "as published");
      assertThat(shelf.fetch(site).how()).isEqualTo(Fetched.How.PRESENT);
      assertThat(site.asked()).hasSize(1);
      assertThat(site.asked().get(0).header("user-agent")).startsWith("luxate/");
      shelf.holdsOnly(FILE);
    }
  }

  @Test
  void goesOnWhereTheConnectionBroke() {
    try (Site site =
        new Site(
            Site.cut(FILE, 100_000, FILE.length, TAG),
            Site.cut(FILE, 0, FILE.length, TAG),
            Site.status("503 Service Unavailable"),
            Site.cut(FILE, 100_000, FILE.length, TAG),
            Site.file(FILE, TAG))) {
      assertThat(shelf.fetch(site).how()).isEqualTo(Fetched.How.FETCHED);
      Site.Asked last = site.asked().get(site.asked().size() - 1);
      goesOn(last);
      assertThat(last.header("if-range")).isEqualTo(TAG);
      shelf.holdsOnly(FILE);
    }
  }

  @Test
  void goesOnAnotherDayWithWhatCameBefore() {
    try (Site site =
        new Site(Site.cut(FILE, 100_000, FILE.length, TAG), Site.status("502 Bad Gateway"))) {
      shelf
          .fails(site, Kind.RESOURCE)
          .hasMessageContaining("answered 502")
          .hasMessageContaining("kept");
      assertThat(shelf.target()).doesNotExist();
      assertThat(shelf.lengthOfPart()).isBetween(1L, 100_000L);
      assertThat(shelf.names())
          .containsExactlyInAnyOrder(
              "." + shelf.target().getFileName() + ".lock",
              shelf.target().getFileName() + ".part",
              shelf.target().getFileName() + ".part.json");
    }
  }

  @Test
  void resumesAnInterruptedFetchFromItsPart() throws Exception {
    CountDownLatch half = new CountDownLatch(1);
    try (Site site =
        new Site(
            (asked, out) -> {
              Site.head(out, "200 OK", "ETag: " + TAG + "\r\nContent-Length: " + FILE.length);
              out.write(FILE, 0, 150_000);
              out.flush();
              half.countDown();
              Thread.sleep(60_000);
            },
            Site.file(FILE, TAG))) {
      List<Fetched> stopped = new CopyOnWriteArrayList<>();
      Thread person = new Thread(() -> stopped.add(shelf.fetch(site)));
      person.start();
      half.await();
      while (shelf.lengthOfPart() < 150_000) {
        Thread.sleep(10);
      }
      person.interrupt();
      person.join();
      Fetched left = stopped.get(0);
      assertThat(left.how()).isEqualTo(Fetched.How.STOPPED);
      assertThat(left.bytes()).isEqualTo(150_000);
      assertThat(left.line())
          .startsWith("stopped; 0.1 MiB are kept in " + shelf.target() + ".part");
      assertThat(shelf.target()).doesNotExist();
      assertThat(shelf.fetch(site).how()).isEqualTo(Fetched.How.FETCHED);
      assertThat(site.asked().get(1).header("range")).isEqualTo("bytes=150000-");
      shelf.holdsOnly(FILE);
    }
  }

  @Test
  void beginsAnewWhereTheServerKnowsNoPieces() {
    try (Site site =
        new Site(
            Site.cut(FILE, 100_000, FILE.length, TAG),
            Site.cut(FILE, FILE.length, FILE.length, TAG))) {
      shelf.fetch(site);
      shelf.holdsOnly(FILE);
    }
  }

  @Test
  void beginsAnewWhereTheFileChangedMeanwhile() {
    try (Site site =
        new Site(Site.cut(OTHER, 100_000, OTHER.length, TAG), Site.file(FILE, "\"two\""))) {
      shelf.fetch(site);
      assertThat(site.asked()).hasSize(2);
      shelf.holdsOnly(FILE);
    }
  }

  @Test
  void followsARedirectAndResumesBehindIt() {
    try (Site away = new Site(Site.cut(FILE, 100_000, FILE.length, TAG), Site.file(FILE, TAG));
        Site site = new Site(Site.status("302 Found", "Location: " + away.url("/elsewhere")))) {
      shelf.fetch(site);
      goesOn(away.asked().get(1));
      shelf.holdsOnly(FILE);
    }
  }

  @Test
  void saysOfflineWhatToCopyWhere() {
    Fetch offline = shelf.offline();
    try (Site site = new Site(Site.file(FILE, TAG))) {
      Published wanted = published(site);
      assertThatThrownBy(() -> offline.fetch(wanted))
          .hasMessageContaining("fetch " + wanted.url() + " and copy it to " + shelf.target())
          .extracting(e -> ((LuxateException) e).kind())
          .isEqualTo(Kind.RESOURCE);
      assertThat(shelf.folder()).doesNotExist();
      shelf.fetch(site);
      assertThat(offline.fetch(wanted).how()).isEqualTo(Fetched.How.PRESENT);
      assertThat(site.asked()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mirrored/models", "/mirrored/models/"})
  void fetchesFromAMirrorByTheFilesName(String path) {
    try (Site site = new Site(Site.file(FILE, TAG))) {
      Optional<String> mirror = Optional.of(site.url(path).toString());
      new Fetch(shelf.store(), mirror, false, Progress.SILENT)
          .fetch(published(URI.create("https://nowhere.invalid/x/resnet18-f37072fd.pth")));
      assertThat(site.asked().get(0).target()).isEqualTo("/mirrored/models/resnet18-f37072fd.pth");
      shelf.holdsOnly(FILE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mirror", "file:///mirror", "http://", "http://a b/", "ftp://a/b"})
  void refusesAMirrorThatIsNeitherAUrlNorAFolder(String mirror) {
    assertThatThrownBy(() -> new Fetch(shelf.store(), Optional.of(mirror), false, Progress.SILENT))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("is neither a URL like https://host/folder nor a folder");
  }

  @Test
  void goesThroughTheProxyThatJavaIsToldOf() {
    ProxySelector before = ProxySelector.getDefault();
    try (Site proxy = new Site(Site.file(FILE, TAG))) {
      ProxySelector.setDefault(
          ProxySelector.of(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.url("/").getPort())));
      URI url = URI.create("http://weights.invalid/resnet18-f37072fd.pth");
      shelf.fetcher().fetch(published(url));
      assertThat(proxy.asked().get(0).target()).isEqualTo(url.toString());
      shelf.holdsOnly(FILE);
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void fetchesOnceWhenTwoAskAtTheSameTime() throws Exception {
    Site.Answer slow =
        (asked, out) -> {
          Thread.sleep(300);
          Site.file(FILE, TAG).give(asked, out);
        };
    try (Site site = new Site(slow)) {
      List<Fetched> both = new ArrayList<>();
      List<Thread> people = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Thread person =
            new Thread(
                () -> {
                  Fetched one = shelf.fetch(site);
                  synchronized (both) {
                    both.add(one);
                  }
                });
        people.add(person);
        person.start();
      }
      for (Thread person : people) {
        person.join();
      }
      assertThat(both)
          .extracting(Fetched::how)
          .containsExactlyInAnyOrder(Fetched.How.FETCHED, Fetched.How.PRESENT, Fetched.How.PRESENT);
      assertThat(site.asked()).hasSize(1);
      shelf.holdsOnly(FILE);
    }
  }
}
