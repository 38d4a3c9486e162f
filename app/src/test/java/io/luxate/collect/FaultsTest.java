package io.luxate.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.image.Pictures;
import io.luxate.weights.Site;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that lie, fall silent, drip, turn in circles or lead inside. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FaultsTest {
  private static final String PICTURE = "/a.png";
  private static final byte[] PNG = Town.png(1);

  private final Town town = new Town();
  private final Shelter shelter;

  FaultsTest(@TempDir Path root) {
    shelter = new Shelter(root);
  }

  /** Loads every class, so that short limits are not spent on that. */
  @BeforeAll
  static void looksAround(@TempDir Path root) {
    try (Town other = new Town().picture(PICTURE, 1)) {
      new Shelter(root).urls(other.url(PICTURE) + ",a,CC0");
    }
  }

  @AfterEach
  void closesTheTown() {
    town.close();
  }

  private LedgerRow collect(Site.Answer answer, String limits) {
    town.at(PICTURE, answer);
    shelter.table(limits, "url,label,licence", town.url(PICTURE) + ",dislocated,CC0");
    assertThat(shelter.lines("images.csv")).hasSize(shelter.only().isKept() ? 2 : 1);
    return shelter.only();
  }

  private LedgerRow collect(Site.Answer answer) {
    return collect(answer, "redirects: 3");
  }

  private void refused(Site.Answer answer, String why) {
    LedgerRow row = collect(answer);
    assertThat(row.reason()).contains(why);
    assertThat(row.status()).isEqualTo(Status.REFUSED);
    keepsNothing(row);
  }

  private void failed(Site.Answer answer, String why) {
    failed(answer, "redirects: 3", why);
  }

  private void failed(Site.Answer answer, String limits, String why) {
    LedgerRow row = collect(answer, limits);
    assertThat(row.reason()).contains(why);
    assertThat(row.status()).isEqualTo(Status.FAILED);
    keepsNothing(row);
  }

  private void keepsNothing(LedgerRow row) {
    assertThat(row.sha256() + row.path()).isEmpty();
    assertThat(shelter.out().resolve("images")).doesNotExist();
  }

  private long timesAsked() {
    return town.asked().stream().filter(PICTURE::equals).count();
  }

  @Test
  void asksAgainWhereTheBodyIsCutAndKeepsNothingOfIt() {
    failed(
        (asked, out) -> {
          Town.head(out, "200 OK", "Content-Type: image/png", "Content-Length: " + PNG.length);
          out.write("\r\n".getBytes(StandardCharsets.UTF_8));
          out.write(PNG, 0, PNG.length / 2);
        },
        "broke");
    assertThat(timesAsked()).isEqualTo(2);
    assertThat(collect(Town.bytes("image/png", PNG)).status()).isEqualTo(Status.KEPT);
  }

  @Test
  void refusesACutPictureOfWhichTheServerNamesNoLength() {
    refused(
        (asked, out) -> {
          Town.head(out, "200 OK", "Content-Type: image/png\r\n");
          out.write(PNG, 0, PNG.length / 2);
        },
        "unreadable: broken or cut short");
  }

  @Test
  void refusesAPageInThePlaceOfAPictureUnderEitherName() {
    byte[] page = "<!doctype html><title>Please log in</title>".getBytes(StandardCharsets.UTF_8);
    refused(Town.bytes("text/html; charset=utf-8", page), "is text/html and no picture");
    shelter.forget();
    refused(Town.bytes("image/png", page), "not-an-image");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/pdf", "video/mp4", "application/zip", "text/plain"})
  void refusesWhatSaysItIsNoPicture(String type) {
    refused(Town.bytes(type, PNG), "is " + type);
  }

  @Test
  void takesAPictureWhoseServerNamesNoTypeOrAVagueOne() {
    assertThat(collect(Town.bytes("application/octet-stream", PNG)).status())
        .isEqualTo(Status.KEPT);
  }

  @Test
  void givesUpOnRedirectsThatLeadInACircle() {
    refused(Site.status("302 Found", "Location: " + PICTURE), "more than 3 redirects");
    assertThat(timesAsked()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/a.png", "data:image/png;base64,x"})
  void followsNoRedirectOutOfTheWeb(String target) {
    LedgerRow row = collect(Site.status("302 Found", "Location: " + target));
    assertThat(row.status()).isEqualTo(Status.REFUSED);
    assertThat(row.terms()).contains("neither http nor https");
  }

  @Test
  void takesNothingOfTenGigabytesThatArePromised() {
    Instant began = Instant.now();
    refused(
        (asked, out) -> {
          Town.head(out, "200 OK", "Content-Type: image/png", "Content-Length: 10000000000\r\n");
          out.flush();
          Thread.sleep(20_000);
        },
        "promises 10000000000 bytes");
    assertThat(Instant.now()).isBefore(began.plusSeconds(15));
  }

  @Test
  void stopsReadingABodyThatNeverEnds() {
    LedgerRow row =
        collect(
            (asked, out) -> {
              Town.head(out, "200 OK", "Content-Type: image/png\r\n");
              while (true) {
                out.write(PNG);
              }
            },
            "bytes: 100000");
    assertThat(row.reason()).contains("gives more than the 100000 bytes");
  }

  @Test
  void unpacksABombOnlyAsFarAsAPictureMayBeLong() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 300; i++) {
        gzip.write(new byte[100_000]);
      }
    }
    assertThat(packed.size()).isLessThan(100_000);
    LedgerRow row =
        collect(
            Town.bytes("image/png", packed.toByteArray(), "Content-Encoding: gzip"),
            "bytes: 1000000");
    assertThat(row.reason()).contains("gives more than the 1000000 bytes");
    assertThat(town.requests())
        .allMatch(asked -> "identity".equals(asked.headers().get("accept-encoding")));
  }

  @Test
  void refusesAPackingThatItDidNotAskFor() {
    refused(Town.bytes("image/png", PNG, "Content-Encoding: br"), "comes packed as 'br'");
  }

  @Test
  void givesUpOnAServerThatSaysNothing() {
    failed(
        (asked, out) -> Thread.sleep(20_000),
        "silenceSeconds: 0.3",
        "said nothing for 0.3 s, after 2 tries");
  }

  @Test
  void givesUpOnAServerThatDrips() {
    failed(
        (asked, out) -> {
          Town.head(out, "200 OK", "Content-Type: image/png", "Content-Length: 100000\r\n");
          for (int i = 0; i < 40; i++) {
            out.write(PNG[i]);
            out.flush();
            Thread.sleep(100);
          }
        },
        "requestSeconds: 0.7",
        "took more than 0.7 s");
  }

  @Test
  void givesUpOnAServerThatDripsItsHeaders() {
    failed(
        (asked, out) -> {
          out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.UTF_8));
          for (int i = 0; i < 40; i++) {
            out.write(("X-" + i + ": 1\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            Thread.sleep(100);
          }
        },
        "requestSeconds: 0.7",
        "took more than 0.7 s");
  }

  @Test
  void waitsAsLongAsABusyServerAsks() {
    int[] times = {0};
    Instant began = Instant.now();
    LedgerRow row =
        collect(
            (asked, out) ->
                (times[0]++ == 0
                        ? Site.status("429 Too Many Requests", "Retry-After: 1")
                        : Town.bytes("image/png", PNG))
                    .give(asked, out));
    assertThat(row.status()).isEqualTo(Status.KEPT);
    assertThat(Instant.now()).isAfter(began.plusMillis(1000));
  }

  @Test
  void leavesAHostAloneThatAsksForMoreTimeThanThereIsAndGoesOnNextTime() {
    town.at(PICTURE, Site.status("503 Service Unavailable", "Retry-After: 3600"));
    town.picture("/b.png", 2);
    String[] rows = {town.url(PICTURE) + ",dislocated,CC0", town.url("/b.png") + ",located,CC0"};
    Collected first = shelter.urls(rows);
    assertThat(first.failed()).isEqualTo(2);
    assertThat(first.isUnfinished()).isTrue();
    assertThat(shelter.ledger().get(0).reason()).contains("asks to wait 3600 s; run the same");
    assertThat(shelter.ledger().get(1).reason()).contains("asks to be left alone");
    assertThat(town.asked()).doesNotContain("/b.png");

    town.picture(PICTURE, 1);
    assertThat(shelter.urls(rows).kept()).isEqualTo(2);
  }

  @Test
  void judgesPixelsBeforeItDecodesThem() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(Pictures.rgb(200, 100, 1), "png", bytes);
    LedgerRow row = collect(Town.bytes("image/png", bytes.toByteArray()), "pixels: 19999");
    assertThat(row.reason()).contains("too-large: 200 x 100 px", "at most 19999 pixels");
    byte[] header = Town.png(1).clone();
    header[16] = 0x7f; // says that it is 2 billion pixels wide
    shelter.forget();
    assertThat(collect(Town.bytes("image/png", header)).reason()).contains("too-large");
  }

  @Test
  void saysWhatAServerAnsweredAndAsksARefusedPictureOnlyWhenToldTo() {
    refused(Site.status("404 Not Found"), "the server answered 404");
    town.picture(PICTURE, 1);
    String[] rows = {town.url(PICTURE) + ",dislocated,CC0"};
    assertThat(shelter.urls(rows).refused()).isEqualTo(1);
    assertThat(timesAsked()).isEqualTo(1);
    CollectSpec spec = shelter.spec("redirects: 3", "  - urls: {table: table.csv}\n");
    shelter.run(spec, new CollectRun.Rules(true, true), new Names(Map.of()));
    assertThat(shelter.only().status()).isEqualTo(Status.KEPT);
  }
}
