package io.luxate.model;

import io.luxate.LuxateException;

/**
 * A bundle's {@code calibration.json}: how the network's scores become probabilities that match
 * frequencies.
 *
 * @param method the word none, for want of others so far
 * @param note what that means for a reader
 */
public record Calibration(String method, String note) {
  private static final String NONE = "none";

  /** What is true of a model that nothing was fitted for. */
  public static Calibration none() {
    return new Calibration(
        NONE,
        "No calibration was fitted: probabilities are the network's softmax and need not match"
            + " frequencies.");
  }

  /** Throws DATA for a method of a later Luxate: to leave it out would change every score. */
  void requireKnown() {
    if (!NONE.equals(method)) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "calibration.json: the method '" + method + "' is not known to this Luxate; use a newer");
    }
  }
}
