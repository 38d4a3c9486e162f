package io.luxate.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.Progress;
import io.luxate.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FetchTest {
  private static final byte[] FILE = Site.weights(300_000, 1);
  private static final byte[] OTHER = Site.weights(300_000, 2);
  private static final String TAG = "\"one\"";

  private final WeightsStore store;
  private final Path folder;
  private final Path target;

  FetchTest(@TempDir Path folder) {
    this.folder = folder.resolve("ä store").resolve("weights");
    store = new WeightsStore(this.folder);
    target = this.folder.resolve("resnet18-f37072fd.pth");
  }

  @Test
  void storesAFileOnceAndAsksNoMore() {
    try (Site site = new Site(Site.file(FILE, TAG))) {
      Fetched first = fetch(site);
      assertThat(first.how()).isEqualTo(Fetched.How.FETCHED);
      assertThat(first.sha256()).isEqualTo(Sha256.of(FILE));
      assertThat(first.line()).contains(target.toString(), "as published");
      assertThat(fetch(site).how()).isEqualTo(Fetched.How.PRESENT);
      assertThat(site.asked()).hasSize(1);
      assertThat(site.asked().get(0).header("user-agent")).startsWith("luxate/");
      holdsOnly(FILE);
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
      assertThat(fetch(site).how()).isEqualTo(Fetched.How.FETCHED);
      Site.Asked last = site.asked().get(site.asked().size() - 1);
      goesOn(last);
      assertThat(last.header("if-range")).isEqualTo(TAG);
      holdsOnly(FILE);
    }
  }

  @Test
  void goesOnAnotherDayWithWhatCameBefore() {
    try (Site site =
        new Site(Site.cut(FILE, 100_000, FILE.length, TAG), Site.status("502 Bad Gateway"))) {
      fails(site, Kind.RESOURCE).hasMessageContaining("answered 502").hasMessageContaining("kept");
      assertThat(target).doesNotExist();
      assertThat(lengthOfPart()).isBetween(1L, 100_000L);
      assertThat(names())
          .containsExactlyInAnyOrder(
              "." + target.getFileName() + ".lock",
              target.getFileName() + ".part",
              target.getFileName() + ".part.json");
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
      Thread person = new Thread(() -> stopped.add(fetch(site)));
      person.start();
      half.await();
      while (lengthOfPart() < 150_000) {
        Thread.sleep(10);
      }
      person.interrupt();
      person.join();
      Fetched left = stopped.get(0);
      assertThat(left.how()).isEqualTo(Fetched.How.STOPPED);
      assertThat(left.bytes()).isEqualTo(150_000);
      assertThat(left.line()).startsWith("stopped; 0.1 MiB are kept in " + target + ".part");
      assertThat(target).doesNotExist();
      assertThat(fetch(site).how()).isEqualTo(Fetched.How.FETCHED);
      assertThat(site.asked().get(1).header("range")).isEqualTo("bytes=150000-");
      holdsOnly(FILE);
    }
  }

  @Test
  void beginsAnewWhereTheServerKnowsNoPieces() {
    try (Site site =
        new Site(
            Site.cut(FILE, 100_000, FILE.length, TAG),
            Site.cut(FILE, FILE.length, FILE.length, TAG))) {
      fetch(site);
      holdsOnly(FILE);
    }
  }

  @Test
  void beginsAnewWhereTheFileChangedMeanwhile() {
    try (Site site =
        new Site(Site.cut(OTHER, 100_000, OTHER.length, TAG), Site.file(FILE, "\"two\""))) {
      fetch(site);
      assertThat(site.asked()).hasSize(2);
      holdsOnly(FILE);
    }
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
      fetch(site);
      assertThat(site.asked().get(2).header("range")).isEmpty();
      holdsOnly(FILE);
    }
  }

  @Test
  void findsMixedPiecesByTheirChecksumWhereTheServerNamesNoVersion() {
    try (Site site =
        new Site(
            Site.cut(OTHER, 100_000, OTHER.length, ""), Site.file(FILE, ""), Site.file(FILE, ""))) {
      fetch(site);
      assertThat(site.asked()).hasSize(3);
      goesOn(site.asked().get(1));
      assertThat(site.asked().get(2).header("range")).isEmpty();
      holdsOnly(FILE);
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
      fetch(site);
      assertThat(site.asked().get(2).header("range")).isEmpty();
      holdsOnly(FILE);
    }
  }

  @Test
  void seesThroughALengthAnnouncedTooGreat() {
    try (Site site =
        new Site(Site.cut(FILE, FILE.length, FILE.length + 5000, TAG), Site.file(FILE, TAG))) {
      fetch(site);
      holdsOnly(FILE);
    }
  }

  @Test
  void givesUpOnAServerThatNeverGivesWhatItAnnounces() {
    try (Site site = new Site(Site.cut(FILE, FILE.length, FILE.length + 5000, TAG))) {
      fails(site, Kind.RESOURCE).hasMessageContaining("tries").hasMessageContaining(".part");
      assertThat(target).doesNotExist();
      assertThat(site.asked()).hasSizeLessThan(20);
    }
  }

  @Test
  void refusesAFileCutByALengthAnnouncedTooSmall() {
    try (Site site = new Site(Site.cut(FILE, FILE.length, FILE.length - 1, TAG))) {
      fails(site, Kind.DATA)
          .hasMessageContaining("it has 299999 bytes")
          .hasMessageContaining("nothing of it was kept");
      assertThat(names()).containsExactly("." + target.getFileName() + ".lock");
    }
  }

  @Test
  void refusesOtherBytesThanTheCatalogueNames() {
    try (Site site = new Site(Site.file(OTHER, TAG))) {
      fails(site, Kind.DATA)
          .hasMessageContaining("SHA-256 begins with " + Sha256.of(OTHER).substring(0, 8))
          .hasMessageContaining("where " + Sha256.of(FILE).substring(0, 8) + " was expected");
      assertThat(names()).containsExactly("." + target.getFileName() + ".lock");
    }
  }

  @Test
  void saysThatAProxyAnsweredWithAPage() {
    byte[] page = "<!DOCTYPE html><title>Sign in".getBytes(StandardCharsets.UTF_8);
    try (Site site = new Site(Site.file(page, TAG))) {
      fails(site, Kind.DATA).hasMessageContaining("it is a web page");
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
      Published small = published(site, Optional.of(prefix()), Optional.of(0.5));
      assertThatThrownBy(() -> fetcher().fetch(small))
          .hasMessageContaining("gives more than 1048576 bytes");
      assertThat(target).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"404 Not Found", "410 Gone", "403 Forbidden", "401 Unauthorized", "407 P"})
  void asksNoMoreWhereTheAnswerStaysTheSame(String status) {
    try (Site site = new Site(Site.status(status))) {
      fails(site, Kind.RESOURCE)
          .hasMessageContaining("the server answered " + status.substring(0, 3))
          .hasMessageContaining("mirror");
      assertThat(site.asked()).hasSize(1);
    }
  }

  @Test
  void followsARedirectAndResumesBehindIt() {
    try (Site away = new Site(Site.cut(FILE, 100_000, FILE.length, TAG), Site.file(FILE, TAG));
        Site site = new Site(Site.status("302 Found", "Location: " + away.url("/elsewhere")))) {
      fetch(site);
      goesOn(away.asked().get(1));
      holdsOnly(FILE);
    }
  }

  @Test
  void leavesACircleOfRedirects() {
    try (Site site = new Site(Site.status("302 Found", "Location: /again"))) {
      fails(site, Kind.RESOURCE).hasMessageContaining("circle");
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
      fetcher(Duration.ofSeconds(2))
          .fetch(published(site, Optional.of(prefix()), Optional.empty()));
      goesOn(site.asked().get(site.asked().size() - 1));
      holdsOnly(FILE);
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
      assertThatThrownBy(() -> fetcher().fetch(published(url, Optional.of(prefix()))))
          .hasMessageContaining(url.getHost())
          .hasMessageContaining("http.proxyHost")
          .hasMessageContaining("--mirror")
          .extracting(e -> ((LuxateException) e).kind())
          .isEqualTo(Kind.RESOURCE);
    }
    assertThat(target).doesNotExist();
  }

  @Test
  void saysOfflineWhatToCopyWhere() {
    Fetch offline = new Fetch(store, Optional.empty(), true, Progress.SILENT);
    try (Site site = new Site(Site.file(FILE, TAG))) {
      Published wanted = published(site, Optional.of(prefix()), Optional.empty());
      assertThatThrownBy(() -> offline.fetch(wanted))
          .hasMessageContaining("fetch " + wanted.url() + " and copy it to " + target)
          .extracting(e -> ((LuxateException) e).kind())
          .isEqualTo(Kind.RESOURCE);
      assertThat(folder).doesNotExist();
      fetch(site);
      assertThat(offline.fetch(wanted).how()).isEqualTo(Fetched.How.PRESENT);
      assertThat(site.asked()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mirrored/models", "/mirrored/models/"})
  void fetchesFromAMirrorByTheFilesName(String path) {
    try (Site site = new Site(Site.file(FILE, TAG))) {
      Optional<String> mirror = Optional.of(site.url(path).toString());
      new Fetch(store, mirror, false, Progress.SILENT)
          .fetch(
              published(
                  URI.create("https://nowhere.invalid/x/resnet18-f37072fd.pth"),
                  Optional.of(prefix())));
      assertThat(site.asked().get(0).target()).isEqualTo("/mirrored/models/resnet18-f37072fd.pth");
      holdsOnly(FILE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mirror", "file:///mirror", "http://", "http://a b/", "ftp://a/b"})
  void refusesAMirrorThatIsNeitherAUrlNorAFolder(String mirror) {
    assertThatThrownBy(() -> new Fetch(store, Optional.of(mirror), false, Progress.SILENT))
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
      fetcher().fetch(published(url, Optional.of(prefix())));
      assertThat(proxy.asked().get(0).target()).isEqualTo(url.toString());
      holdsOnly(FILE);
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
                  Fetched one = fetch(site);
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
      holdsOnly(FILE);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void saysThatTheDiskIsFull() throws IOException {
    Files.createDirectories(folder);
    Path part = folder.resolve(target.getFileName() + ".part");
    Files.createSymbolicLink(part, Path.of("/dev/full"));
    try (Site site = new Site(Site.file(FILE, TAG))) {
      fails(site, Kind.RESOURCE)
          .hasMessageContaining("No space left on device")
          .hasMessageContaining(
              "free disk there, or name another folder with --cache or LUXATE_CACHE");
      assertThat(target).doesNotExist();
    }
    Files.deleteIfExists(part);
  }

  @Test
  void asksForNoMoreThanTheDiskHolds() {
    try (Site site = new Site(Site.cut(FILE, 10, Long.MAX_VALUE / 4, TAG))) {
      fails(site, Kind.RESOURCE).hasMessageContaining("MiB more and").hasMessageContaining("free");
    }
  }

  @Test
  void saysThatTheStoreCannotBeMade() throws IOException {
    Files.createDirectories(folder.getParent());
    Files.writeString(folder, "a file");
    try (Site site = new Site(Site.file(FILE, TAG))) {
      fails(site, Kind.RESOURCE).hasMessageContaining("LUXATE_CACHE");
      assertThat(site.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"url\":\"http://elsewhere\"}", "{\"bytes\":1}"})
  void trustsNoPartThatSaysNotWhereItCameFrom(String notes) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(target.getFileName() + ".part"), OTHER);
    Files.writeString(folder.resolve(target.getFileName() + ".part.json"), notes);
    try (Site site = new Site(Site.file(FILE, TAG))) {
      fetch(site);
      assertThat(site.asked().get(0).header("range")).isEmpty();
      holdsOnly(FILE);
    }
  }

  @Test
  void finishesAPartThatOnlyLacksItsName() {
    try (Site site = new Site(Site.file(FILE, TAG))) {
      Published wanted = published(site, Optional.of(prefix()), Optional.empty());
      try (PartFile part = part(wanted)) {
        part.restart(Optional.of(TAG), Optional.of((long) FILE.length));
        part.append(FILE, FILE.length);
      }
      fetch(site);
      assertThat(site.asked().get(0).header("range")).isEqualTo("bytes=300000-");
      holdsOnly(FILE);
    }
  }

  @Test
  void replacesAStoredFileThatWasDamaged() throws IOException {
    Files.createDirectories(folder);
    Files.write(target, Arrays.copyOf(FILE, 1000));
    try (Site site = new Site(Site.file(FILE, TAG))) {
      assertThat(fetch(site).how()).isEqualTo(Fetched.How.FETCHED);
      holdsOnly(FILE);
    }
  }

  @Test
  void holdsAFileWithoutAPublishedChecksumAgainstTheServersOwn() {
    String stated = "X-Linked-Etag: \"" + Sha256.of(FILE) + "\"";
    try (Site away = new Site(Site.file(OTHER, TAG), Site.file(FILE, TAG));
        Site site =
            new Site(Site.status("302 Found", stated, "Location: " + away.url("/elsewhere")))) {
      Published wanted = published(site, Optional.empty(), Optional.empty());
      assertThatThrownBy(() -> fetcher().fetch(wanted))
          .hasMessageContaining("SHA-256 begins with " + Sha256.of(OTHER));
      assertThat(fetcher().fetch(wanted).check()).contains("the one the server states");
    }
  }

  @Test
  void saysThatNothingWasThereToCheckAgainst() {
    try (Site site = new Site(Site.file(FILE, TAG))) {
      assertThat(fetcher().fetch(published(site, Optional.empty(), Optional.empty())).check())
          .isEqualTo("no SHA-256 is published to check it");
    }
    byte[] page = "<html>".getBytes(StandardCharsets.UTF_8);
    try (Site site = new Site(Site.file(page, TAG))) {
      Published other = published(site.url("/other.pth"), Optional.empty());
      assertThatThrownBy(() -> fetcher().fetch(other)).hasMessageContaining("it is a web page");
    }
  }

  private Fetch fetcher() {
    return fetcher(Duration.ofSeconds(20));
  }

  private Fetch fetcher(Duration patience) {
    return new Fetch(
        store, Optional.empty(), false, Progress.SILENT, patience, Duration.ofMillis(1));
  }

  private Fetched fetch(Site site) {
    return fetcher().fetch(published(site, Optional.of(prefix()), Optional.empty()));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> fails(Site site, Kind kind) {
    return assertThatThrownBy(() -> fetch(site))
        .isInstanceOfSatisfying(
            LuxateException.class, e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind))
        .asInstanceOf(THROWABLE);
  }

  /** The last bytes before a connection ends may be lost on their way to the reader. */
  private static void goesOn(Site.Asked asked) {
    assertThat(asked.header("range")).matches("bytes=[1-9]\\d{3,5}-");
  }

  private static String prefix() {
    return Sha256.of(FILE).substring(0, 8);
  }

  private static Published published(Site site, Optional<String> sha256, Optional<Double> mib) {
    return new Published(
        "resnet18.TEST",
        "resnet18",
        site.url("/models/resnet18-f37072fd.pth"),
        Optional.empty(),
        sha256,
        mib,
        "none",
        "a test",
        Optional.empty(),
        Optional.empty());
  }

  private static Published published(URI url, Optional<String> sha256) {
    return new Published(
        "resnet18.TEST",
        "resnet18",
        url,
        Optional.empty(),
        sha256,
        Optional.empty(),
        "none",
        "a test",
        Optional.empty(),
        Optional.empty());
  }

  private PartFile part(Published wanted) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return PartFile.of(target, wanted.url().toString());
  }

  private long lengthOfPart() {
    return folder.resolve(target.getFileName() + ".part").toFile().length();
  }

  /** The whole file under its name, and nothing of the way there. */
  private void holdsOnly(byte[] bytes) {
    assertThat(target).hasBinaryContent(bytes);
    assertThat(names())
        .containsExactlyInAnyOrder(
            target.getFileName().toString(), "." + target.getFileName() + ".lock");
  }

  private List<String> names() {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
