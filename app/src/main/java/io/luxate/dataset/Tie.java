package io.luxate.dataset;

import java.util.Locale;

/** What keeps images on one side of a split besides identical bytes, which always do. */
public enum Tie {
  /** They show one patient. */
  PATIENT,
  /** They come from one page or set. */
  SOURCE,
  /** They are copies of one picture, as an audit found. */
  FAMILY;

  /** As written on a command line and before a group's name: {@code patient}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
