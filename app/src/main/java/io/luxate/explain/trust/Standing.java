package io.luxate.explain.trust;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the tests come to together. */
public enum Standing {
  /** Every test was made and passed. */
  EARNED,
  /** None failed, but not all could be made: maps are shown, and it is said what is not known. */
  INCOMPLETE,
  /** A test failed, or one that needs only model and images could not be made. */
  WITHHELD;

  /** The name in results. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
