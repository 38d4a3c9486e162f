package io.luxate;

/** A number of things in words: {@code 1 fold}, {@code 2 folds}. */
public final class Count {
  private Count() {}

  /** The number with its noun, which takes an s for all numbers but 1. */
  public static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
