package io.luxate.explain;

import io.luxate.Named;
import java.util.List;
import java.util.Locale;

/** The ways to draw a map, by the names of the command line. */
public enum Style {
  /** The colours over the radiograph. */
  OVERLAY,
  /** The radiograph untouched on the left, the overlay on the right. */
  SIDE_BY_SIDE,
  /** The radiograph untouched but for lines around the most evidence. */
  CONTOUR;

  /** The name on the command line and in file names, for example {@code side-by-side}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The style of that name; throws USER with all names when there is none. */
  public static Style named(String id) {
    return Named.of("style", id, List.of(values()), Style::id);
  }
}
