package io.luxate.explain;

import io.luxate.LuxateException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

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
    return Arrays.stream(values())
        .filter(style -> style.id().equals(id.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new LuxateException(
                    LuxateException.Kind.USER,
                    "unknown style '"
                        + id
                        + "'; give one of "
                        + Arrays.stream(values())
                            .map(Style::id)
                            .collect(Collectors.joining(", "))));
  }
}
