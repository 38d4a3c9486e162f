package io.luxate.collect;

import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a search gives, up to as many pictures as are wanted. */
final class Yield {
  private static final Logger log = LoggerFactory.getLogger(Yield.class);
  private static final int USUAL = 500;

  private final String source;
  private final Consumer<Found> found;
  private int left;

  /** How a picture is made of what the search says of it; empty where it says too little. */
  @FunctionalInterface
  interface Entry {
    Optional<Found> picture() throws NotFetched;
  }

  /**
   * Nothing yet.
   *
   * @param source its name, for messages
   * @param most pictures, at most; usually 500
   */
  Yield(String source, Optional<Integer> most, Consumer<Found> found) {
    this.source = source;
    this.found = found;
    this.left = most.orElse(USUAL);
  }

  /** How many more are wanted. */
  int left() {
    return left;
  }

  /** Takes an entry unless enough are there; one that names no usable address is left out. */
  void add(String title, Entry entry) {
    if (left <= 0) {
      return;
    }
    left--;
    try {
      entry.picture().ifPresent(found);
    } catch (NotFetched e) {
      log.warn("{}: {} is left out: {}", source, title, e.words());
    }
  }
}
