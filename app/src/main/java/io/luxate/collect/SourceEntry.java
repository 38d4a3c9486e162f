package io.luxate.collect;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One entry under {@code sources}: exactly one of the keys, which says what kind of source. */
record SourceEntry(
    Optional<UrlTable> urls,
    Optional<LocalFolder> folder,
    @JsonProperty("open-i") Optional<OpenI> openI,
    @JsonProperty("wikimedia-commons") Optional<Commons> commons,
    Optional<OtherManifest> manifest) {

  SourceEntry {
    if (present(urls, folder, openI, commons, manifest).size() != 1) {
      throw Keys.fault(
          "each entry of sources names exactly one of urls, folder, open-i, wikimedia-commons and"
              + " manifest; begin another with a dash");
    }
  }

  /** The same with paths that hold anywhere, of a spec in this folder. */
  SourceEntry from(Path base) {
    return new SourceEntry(
        urls.map(source -> source.from(base)),
        folder.map(source -> source.from(base)),
        openI,
        commons,
        manifest.map(source -> source.from(base)));
  }

  Source source() {
    return present(urls, folder, openI, commons, manifest).get(0);
  }

  private static List<Source> present(
      Optional<UrlTable> urls,
      Optional<LocalFolder> folder,
      Optional<OpenI> openI,
      Optional<Commons> commons,
      Optional<OtherManifest> manifest) {
    return Stream.of(urls, folder, openI, commons, manifest)
        .<Source>flatMap(Optional::stream)
        .toList();
  }
}
