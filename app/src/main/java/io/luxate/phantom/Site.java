package io.luxate.phantom;

import io.luxate.Named;
import java.util.List;
import java.util.Locale;

/** Where a simulated radiograph seems to come from. */
public enum Site {
  INTERNET,
  HOSPITAL_A,
  HOSPITAL_B,
  HOSPITAL_C;

  /** The site named as on the command line, for example {@code hospital-a}. */
  public static Site parse(String name) {
    return Named.of("site", name, List.of(values()), Site::toString);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
