package io.luxate.train;

import io.luxate.Named;
import java.util.List;
import java.util.Locale;

/** How training pictures are varied; validation and test pictures never are. */
public enum AugmentMode {
  NONE,
  /** Anew for each picture and epoch. */
  FLY,
  /** Copies written once before training. */
  STATIC,
  /** Static copies, each varied on the fly. */
  BOTH;

  public boolean onTheFly() {
    return this == FLY || this == BOTH;
  }

  public boolean copies() {
    return this == STATIC || this == BOTH;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of that name; throws USER otherwise. */
  public static AugmentMode named(String id) {
    return Named.of("augmentation", id, List.of(values()), AugmentMode::id);
  }
}
