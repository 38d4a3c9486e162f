package io.luxate.label;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an image may stand in the set. */
public enum Decision {
  ACCEPTED,
  REJECTED;

  /** As the database and the page write it. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
