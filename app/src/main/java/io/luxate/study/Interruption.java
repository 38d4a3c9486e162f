package io.luxate.study;

import io.luxate.LuxateException;

/** A training that the user stopped is no result of a study. */
final class Interruption {
  private Interruption() {}

  static void check(boolean interrupted) {
    if (interrupted) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "interrupted; finished models are kept, and a study goes on with --resume");
    }
  }
}
