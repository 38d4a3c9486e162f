package io.luxate.label;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** In what part a person answers. */
public enum Role {
  /** Sees nobody else's answers. */
  READER,
  /** Sees all readers' answers to an image they disagree on, and rules. */
  ADJUDICATOR;

  /** As the database and the page write it. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
