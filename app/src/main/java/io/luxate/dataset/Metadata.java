package io.luxate.dataset;

import io.luxate.image.Box;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final Pattern AGE = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,15})?)([DWMY]?)");

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

  /**
   * Years, 0 to 130, from a number of them or from DICOM's age string ({@code 064Y}, {@code 018M};
   * PS3.5 section 6.2); empty for anything else.
   */
  public static Optional<Double> ageYears(String text) {
    Matcher words = AGE.matcher(text.strip());
    if (!words.matches()) {
      return Optional.empty();
    }
    double perYear =
        switch (words.group(2)) {
          case "D" -> 365.25;
          case "W" -> 52.18;
          case "M" -> 12;
          default -> 1;
        };
    return Optional.of(Double.parseDouble(words.group(1)) / perYear).filter(years -> years <= 130);
  }
}
