package io.luxate.dataset;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One labelled image of a set: a row of {@code images.csv}, or a file in a class folder.
 *
 * @param file where the image is
 * @param path how the set names it, relative to the set's root
 * @param labels its class, or the labels that hold
 * @param metadata what else is known of it
 * @param split as given, if it was
 */
public record Example(
    Path file, String path, Labels labels, Metadata metadata, Optional<Split> split) {

  /** The class, or the labels that hold as one text. */
  public String label() {
    return labels.text();
  }

  /** Whose images never stand on two sides, if that is known. */
  public Optional<String> patient() {
    return metadata.patient();
  }

  /** Where it was taken, if that is known. */
  public Optional<String> site() {
    return metadata.site();
  }

  /** The page or set it comes from, if that is known. */
  public Optional<String> source() {
    return metadata.source();
  }

  /** The same example under another name, for example within a larger set. */
  public Example at(String otherPath) {
    return new Example(file, otherPath, labels, metadata, split);
  }

  /** The same example under another label. */
  public Example labelled(String other) {
    return new Example(file, path, Labels.one(other), metadata, split);
  }

  /** The same example on another side. */
  public Example in(Split side) {
    return new Example(file, path, labels, metadata, Optional.of(side));
  }
}
