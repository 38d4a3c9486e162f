package io.luxate.label;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a label holds for an image, where several may. */
public enum Verdict {
  YES,
  NO,
  /** The reader cannot tell. */
  UNSURE;

  /** As the database and the page write it. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
