package io.luxate.study;

import java.util.OptionalInt;

/**
 * What a person said about the cores, for all trainings of this program.
 *
 * @param threadsEach of each training
 * @param atOnce trainings
 */
public record Cores(OptionalInt threadsEach, OptionalInt atOnce) {
  private static volatile Cores asked = new Cores(OptionalInt.empty(), OptionalInt.empty());

  /** Takes effect for trainings that begin from now on. */
  public static void ask(OptionalInt threadsEach, OptionalInt atOnce) {
    asked = new Cores(threadsEach, atOnce);
  }

  static Cores asked() {
    return asked;
  }
}
