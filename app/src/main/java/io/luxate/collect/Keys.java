package io.luxate.collect;

import io.luxate.LuxateException;
import java.util.Optional;

/** What the keys of a spec have in common. */
final class Keys {
  private Keys() {}

  /** Throws USER when a key is missing. */
  @SuppressWarnings("NullAway") // Jackson passes null for a missing key
  static void present(String key, Object value) {
    if (value == null) {
      throw fault("the key " + key + " is missing; docs/collect.md describes it");
    }
  }

  /** Throws USER when a key is missing or holds no words. */
  static void filled(String key, String value) {
    present(key, value);
    if (value.isBlank()) {
      throw fault(key + " is empty; fill it in");
    }
  }

  /** Throws USER for a number of pictures that is none. */
  static void number(String key, Optional<Integer> most) {
    if (most.filter(number -> number < 1).isPresent()) {
      throw fault(key + " is " + most.get() + "; give 1 or more, or leave it out");
    }
  }

  static LuxateException fault(String message) {
    return new LuxateException(LuxateException.Kind.USER, message);
  }
}
