package io.luxate.label;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The patient's side, which on a frontal radiograph is across from the viewer's. */
public enum Side {
  LEFT,
  RIGHT;

  /** As the database, the page and the table write it. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
