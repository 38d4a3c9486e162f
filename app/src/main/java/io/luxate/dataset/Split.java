package io.luxate.dataset;

import java.util.Locale;
import java.util.Optional;

/** The side of a split an image stands on; written in lower case. */
public enum Split {
  TRAIN,
  VAL,
  TEST;

  /** As written in files: {@code train}, {@code val} or {@code test}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The side of this name, also {@code validation}, in any case. */
  public static Optional<Split> named(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "train", "training" -> Optional.of(TRAIN);
      case "val", "valid", "validation" -> Optional.of(VAL);
      case "test" -> Optional.of(TEST);
      default -> Optional.empty();
    };
  }
}
