package io.luxate.image;

import io.luxate.LuxateException;

/** What came of trying to read a file: a radiograph, or the reason why there is none. */
public sealed interface Reading {

  /** The file is a usable image. */
  record Done(Radiograph radiograph) implements Reading {}

  /**
   * The file is not usable.
   *
   * @param message names the file, the reason and the remedy
   */
  record Refused(Refusal reason, String message) implements Reading {}

  /** The radiograph; throws DATA with the message when there is none. */
  default Radiograph orThrow() {
    if (this instanceof Done done) {
      return done.radiograph();
    }
    throw new LuxateException(LuxateException.Kind.DATA, ((Refused) this).message());
  }
}
