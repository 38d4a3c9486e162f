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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;

/**
 * The place of one file in a store, with what tests fetch to it and how they look at it.
 *
 * @param target the file's place
 */
record Shelf(WeightsStore store, Path target) {
  static final byte[] FILE = Site.weights(300_000, 1);
  static final byte[] OTHER = Site.weights(300_000, 2);
  static final String TAG = "\"one\"";

  /** What a catalogue says of {@link #FILE}'s checksum. */
  static final String PREFIX = Sha256.of(FILE).substring(0, 8);

  /** Where a site has the file. */
  static final String PATH = "/models/resnet18-f37072fd.pth";

  /** A place in a store that is yet to be made. */
  static Shelf in(Path folder) {
    WeightsStore store = new WeightsStore(folder.resolve("ä store").resolve("weights"));
    return new Shelf(store, store.folder().resolve("resnet18-f37072fd.pth"));
  }

  static Published published(Site site) {
    return published(site.url(PATH));
  }

  static Published published(URI url) {
    return published(url, Optional.of(PREFIX), Optional.empty());
  }

  static Published published(URI url, Optional<String> sha256, Optional<Double> mib) {
    return new Published(
        "resnet18.TEST",
        "resnet18",
        url,
        Optional.empty(),
        sha256,
        mib,
        "none",
        "a test",
        Optional.empty(),
        Optional.empty());
  }

  /** The last bytes before a connection ends may be lost on their way to the reader. */
  static void goesOn(Site.Asked asked) {
    assertThat(asked.header("range")).matches("bytes=[1-9]\\d{3,5}-");
  }

  Fetch fetcher() {
    return fetcher(Optional.empty(), Duration.ofSeconds(20));
  }

  Fetch fetcher(Duration patience) {
    return fetcher(Optional.empty(), patience);
  }

  Fetch fetcher(String mirror) {
    return fetcher(Optional.of(mirror), Duration.ofSeconds(20));
  }

  private Fetch fetcher(Optional<String> mirror, Duration patience) {
    return new Fetch(store, mirror, false, Progress.SILENT, patience, Duration.ofMillis(1));
  }

  Fetch offline() {
    return new Fetch(store, Optional.empty(), true, Progress.SILENT);
  }

  Fetched fetch(Site site) {
    return fetcher().fetch(published(site));
  }

  AbstractThrowableAssert<?, ? extends Throwable> fails(Site site, Kind kind) {
    return assertThatThrownBy(() -> fetch(site))
        .isInstanceOfSatisfying(
            LuxateException.class, e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind))
        .asInstanceOf(THROWABLE);
  }

  Path folder() {
    return store.folder();
  }

  Path part() {
    return Path.of(target + ".part");
  }

  /** What a part says of where it came from. */
  Path notes() {
    return Path.of(target + ".part.json");
  }

  long lengthOfPart() {
    return part().toFile().length();
  }

  /** The whole file under its name, and nothing of the way there. */
  void holdsOnly(byte[] bytes) {
    assertThat(target).hasBinaryContent(bytes);
    assertThat(names()).containsExactlyInAnyOrder(target.getFileName().toString(), lock());
  }

  void keepsNothing() {
    assertThat(names()).containsExactly(lock());
  }

  List<String> names() {
    try (Stream<Path> entries = Files.list(folder())) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String lock() {
    return "." + target.getFileName() + ".lock";
  }
}
