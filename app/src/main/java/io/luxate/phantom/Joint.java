package io.luxate.phantom;

import io.luxate.LuxateException;
import java.util.Locale;

/** A joint the simulator can draw; {@code THA} is a hip with a total arthroplasty. */
public enum Joint {
  SHOULDER,
  ELBOW,
  HIP,
  THA;

  /** The joint named as on the command line, for example {@code shoulder}. */
  public static Joint parse(String name) {
    for (Joint joint : values()) {
      if (joint.toString().equals(name.toLowerCase(Locale.ROOT))) {
        return joint;
      }
    }
    throw new LuxateException(
        LuxateException.Kind.USER,
        "no joint is called '" + name + "'; choose shoulder, elbow, hip or tha");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
