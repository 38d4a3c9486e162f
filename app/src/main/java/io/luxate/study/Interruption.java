package io.luxate.study;

import io.luxate.LuxateException;
import io.luxate.train.Fit;

/** A training that the user stopped is no result of a study. */
final class Interruption {
  private Interruption() {}

  static void check(Fit.Fitted fitted) {
    if (fitted.interrupted()) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "interrupted; finished models are kept, and a study goes on with --resume");
    }
  }
}
