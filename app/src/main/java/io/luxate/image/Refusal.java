package io.luxate.image;

/** Why a file did not become a radiograph, as written to {@code excluded.csv}. */
public enum Refusal {
  /** Nothing stands at the path. */
  MISSING("missing"),
  /** The file has no bytes. */
  EMPTY("empty"),
  /** The content is of none of the formats that are read. */
  NOT_AN_IMAGE("not-an-image"),
  /** An image, but broken, cut short, forbidden to read or of a kind that is not read yet. */
  UNREADABLE("unreadable"),
  /** A side is shorter than {@link RadiographReader#MIN_SIDE_PX}. */
  TOO_SMALL("too-small"),
  /** More pixels than {@link RadiographReader#MAX_PIXELS}. */
  TOO_LARGE("too-large"),
  /** Readable, but the same bytes were developed on, so that it cannot test anything. */
  ALSO_INTERNAL("also-internal");

  private final String code;

  Refusal(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
