package io.luxate.curate.audit;

import io.luxate.dataset.Example;
import io.luxate.image.Origin;
import java.nio.file.Path;

/**
 * One readable image of the audited sets, without its pixels.
 *
 * @param path how findings name it: as its set does, with the folder in front where the set is one
 *     of those that the audited one is held against
 * @param set the folder or manifest as given
 * @param against whether it belongs to a set that is only compared with
 * @param example its label, split and metadata
 * @param origin the file as measured
 */
public record Entry(String path, Path set, boolean against, Example example, Origin origin) {

  /** Where the image is. */
  public Path file() {
    return example.file();
  }

  /** Its label, side, size and format in words. */
  public String facts() {
    return (example.labels().areKnown() ? example.label() : "no label")
        + example.split().map(split -> ", " + split.id()).orElse("")
        + ", "
        + origin.widthPx()
        + " x "
        + origin.heightPx()
        + " px, "
        + origin.format();
  }

  /** Whether the two stand in different sets, or on different sides of one. */
  public boolean isApartFrom(Entry other) {
    return !set.equals(other.set)
        || (example.split().isPresent()
            && other.example.split().isPresent()
            && !example.split().equals(other.example.split()));
  }
}
