package io.luxate.weights;

import static io.luxate.weights.Shelf.FILE;
import static io.luxate.weights.Shelf.OTHER;
import static io.luxate.weights.Shelf.PATH;
import static io.luxate.weights.Shelf.TAG;
import static io.luxate.weights.Shelf.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException.Kind;
import io.luxate.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fetch finds on the disk and leaves there, and what it holds a file against. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StoredFetchTest {
  private final Shelf shelf;

  StoredFetchTest(@TempDir Path folder) {
    shelf = Shelf.in(folder);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void saysThatTheDiskIsFull() throws IOException {
    Files.createDirectories(shelf.folder());
    Path part = shelf.part();
    Files.createSymbolicLink(part, Path.of("/dev/full"));
    try (Site site = new Site(Site.file(FILE, TAG))) {
      shelf
          .fails(site, Kind.RESOURCE)
          .hasMessageContaining("No space left on device")
          .hasMessageContaining(
              "free disk there, or name another folder with --cache or LUXATE_CACHE");
      assertThat(shelf.target()).doesNotExist();
    }
    Files.deleteIfExists(part);
  }

  @Test
  void asksForNoMoreThanTheDiskHolds() {
    try (Site site = new Site(Site.cut(FILE, 10, Long.MAX_VALUE / 4, TAG))) {
      shelf
          .fails(site, Kind.RESOURCE)
          .hasMessageContaining("MiB more and")
          .hasMessageContaining("free");
    }
  }

  @Test
  void saysThatTheStoreCannotBeMade() throws IOException {
    Files.createDirectories(shelf.folder().getParent());
    Files.writeString(shelf.folder(), "a file");
    try (Site site = new Site(Site.file(FILE, TAG))) {
      shelf.fails(site, Kind.RESOURCE).hasMessageContaining("LUXATE_CACHE");
      assertThat(site.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"url\":\"http://elsewhere\"}", "{\"bytes\":1}"})
  void trustsNoPartThatSaysNotWhereItCameFrom(String notes) throws IOException {
    Files.createDirectories(shelf.folder());
    Files.write(shelf.part(), OTHER);
    Files.writeString(shelf.notes(), notes);
    try (Site site = new Site(Site.file(FILE, TAG))) {
      shelf.fetch(site);
      assertThat(site.asked().get(0).header("range")).isEmpty();
      shelf.holdsOnly(FILE);
    }
  }

  @Test
  void finishesAPartThatOnlyLacksItsName() throws IOException {
    try (Site site = new Site(Site.file(FILE, TAG))) {
      Published wanted = published(site);
      Files.createDirectories(shelf.folder());
      try (PartFile part = PartFile.of(shelf.target(), wanted.url().toString())) {
        part.restart(Optional.of(TAG), Optional.of((long) FILE.length));
        part.append(FILE, FILE.length);
      }
      shelf.fetch(site);
      assertThat(site.asked().get(0).header("range")).isEqualTo("bytes=300000-");
      shelf.holdsOnly(FILE);
    }
  }

  @Test
  void replacesAStoredFileThatWasDamaged() throws IOException {
    Files.createDirectories(shelf.folder());
    Files.write(shelf.target(), Arrays.copyOf(FILE, 1000));
    try (Site site = new Site(Site.file(FILE, TAG))) {
      assertThat(shelf.fetch(site).how()).isEqualTo(Fetched.How.FETCHED);
      shelf.holdsOnly(FILE);
    }
  }

  @Test
  void holdsAFileWithoutAPublishedChecksumAgainstTheServersOwn() {
    String stated = "X-Linked-Etag: \"" + Sha256.of(FILE) + "\"";
    try (Site away = new Site(Site.file(OTHER, TAG), Site.file(FILE, TAG));
        Site site =
            new Site(Site.status("302 Found", stated, "Location: " + away.url("/elsewhere")))) {
      Published wanted = published(site.url(PATH), Optional.empty(), Optional.empty());
      assertThatThrownBy(() -> shelf.fetcher().fetch(wanted))
          .hasMessageContaining("SHA-256 begins with " + Sha256.of(OTHER));
      assertThat(shelf.fetcher().fetch(wanted).check()).contains("the one the server states");
    }
  }

  @Test
  void saysThatNothingWasThereToCheckAgainst() {
    try (Site site = new Site(Site.file(FILE, TAG))) {
      assertThat(
              shelf
                  .fetcher()
                  .fetch(published(site.url(PATH), Optional.empty(), Optional.empty()))
                  .check())
          .isEqualTo("no SHA-256 is published to check it");
    }
    byte[] page = "<html>".getBytes(StandardCharsets.UTF_8);
    try (Site site = new Site(Site.file(page, TAG))) {
      Published other = published(site.url("/other.pth"), Optional.empty(), Optional.empty());
      assertThatThrownBy(() -> shelf.fetcher().fetch(other))
          .hasMessageContaining("it is a web page");
    }
  }
}
