package io.luxate.curate.cleaning;

import java.util.Locale;

/** By which rule an image is not in the cleaned copy, or not as it was; in the order applied. */
public enum Rule {
  /** A file that cannot be read as an image. */
  UNREADABLE("what cannot be read is left out"),
  /** A picture of nothing. */
  BLANK("blank pictures are left out"),
  /** Photograph, drawing, CT slice, ... */
  NOT_A_RADIOGRAPH("what is not a radiograph is left out"),
  /** One picture under two labels; which is right only a person can say. */
  CONFLICT("all copies of a picture that stands under two labels are left out"),
  /** Burned-in names, dates or numbers that could not be covered. */
  PERSONAL_DATA("pictures with burned-in personal data are left out"),
  /** Burned-in names, dates or numbers that were covered. */
  REDACTED("burned-in personal data is covered"),
  /** A copy in the set that this one was held against stays there. */
  IN_ANOTHER_SET("a picture that also stands in a set this one was held against is left out"),
  /** A copy that a model may not be trained on goes, as everywhere in Luxate. */
  ON_ANOTHER_SIDE("of copies on several sides, train yields to val and test, and val to test"),
  /** Among copies on one side the one with the most pixels stays. */
  COPY("of the copies that are left, the one with the most pixels stays");

  private final String words;

  Rule(String words) {
    this.words = words;
  }

  /** As it stands in {@code changes.csv}: {@code in-another-set}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The rule as a sentence without its full stop. */
  public String words() {
    return words;
  }
}
