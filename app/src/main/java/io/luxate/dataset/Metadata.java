package io.luxate.dataset;

import io.luxate.image.Box;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a table says of an image besides its label; a cell left blank is not known.
 *
 * @param joint such as {@code shoulder}
 * @param view such as {@code AP}
 * @param patient whose images never stand on two sides
 * @param site where it was taken
 * @param source the page or set it comes from
 * @param licence SPDX identifier or words
 * @param sex as the table writes it
 * @param ageYears 0 to 130
 * @param box where in the original file the finding lies, in its pixels
 */
public record Metadata(
    Optional<String> joint,
    Optional<String> view,
    Optional<String> patient,
    Optional<String> site,
    Optional<String> source,
    Optional<String> licence,
    Optional<String> sex,
    OptionalDouble ageYears,
    Optional<Box> box) {
  /** Of an image without a table. */
  public static final Metadata UNKNOWN =
      new Metadata(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          Optional.empty());

  /** Whose it is and where it was taken, and nothing else. */
  public static Metadata of(Optional<String> patient, Optional<String> site) {
    return new Metadata(
        Optional.empty(),
        Optional.empty(),
        patient,
        site,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty());
  }
}
