package io.luxate.label;

import io.luxate.Sha256;
import io.luxate.dataset.Example;

/**
 * An image that waits for readers.
 *
 * @param id names it on the page, and tells nothing of its path
 */
record LabelImage(String id, Example example) {
  private static final int DIGITS = 20;

  static LabelImage of(Example example) {
    return new LabelImage(Sha256.of("image " + example.path()).substring(0, DIGITS), example);
  }

  /** Its name in the set, which the database keeps answers under. */
  String path() {
    return example.path();
  }
}
