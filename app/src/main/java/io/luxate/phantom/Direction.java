package io.luxate.phantom;

import java.util.Locale;

/** Where the moving bone went, seen from its socket; {@code NONE} while the joint is in place. */
public enum Direction {
  NONE,
  ANTERIOR,
  POSTERIOR,
  INFERIOR,
  POSTEROLATERAL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
