package io.luxate.phantom;

import io.luxate.LuxateException;
import java.util.Locale;

/** Where a simulated radiograph seems to come from. */
public enum Site {
  INTERNET,
  HOSPITAL_A,
  HOSPITAL_B,
  HOSPITAL_C;

  /** The site named as on the command line, for example {@code hospital-a}. */
  public static Site parse(String name) {
    for (Site site : values()) {
      if (site.toString().equals(name.toLowerCase(Locale.ROOT))) {
        return site;
      }
    }
    throw new LuxateException(
        LuxateException.Kind.USER,
        "no site is called '" + name + "'; choose internet, hospital-a, hospital-b or hospital-c");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
