package io.luxate.dataset;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One labelled image of a set: a row of {@code images.csv}, or a file in a class folder.
 *
 * @param file where the image is
 * @param path how the set names it, relative to the set's root
 * @param label the class
 * @param split as given, if it was
 */
public record Example(
    Path file,
    String path,
    String label,
    Optional<String> joint,
    Optional<String> view,
    Optional<String> patient,
    Optional<String> site,
    Optional<String> source,
    Optional<String> licence,
    Optional<Split> split) {

  /** The same example under another name, for example within a larger set. */
  public Example at(String otherPath) {
    return new Example(file, otherPath, label, joint, view, patient, site, source, licence, split);
  }

  /** The same example under another label. */
  public Example labelled(String other) {
    return new Example(file, path, other, joint, view, patient, site, source, licence, split);
  }

  /** The same example on another side. */
  public Example in(Split side) {
    return new Example(
        file, path, label, joint, view, patient, site, source, licence, Optional.of(side));
  }
}
