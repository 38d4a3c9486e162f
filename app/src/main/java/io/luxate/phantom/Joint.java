package io.luxate.phantom;

import io.luxate.Named;
import java.util.List;
import java.util.Locale;

/** A joint the simulator can draw; {@code THA} is a hip with a total arthroplasty. */
public enum Joint {
  SHOULDER,
  ELBOW,
  HIP,
  THA;

  /** The joint named as on the command line, for example {@code shoulder}. */
  public static Joint parse(String name) {
    return Named.of("joint", name, List.of(values()), Joint::toString);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
