package io.luxate.stats;

/**
 * A rising function, fitted on internal data, that turns scores into probabilities that match
 * frequencies. Its components are all that need be kept of it.
 */
public sealed interface Calibrator permits PlattScaling, TemperatureScaling, IsotonicRegression {
  /** The probability of the positive class, 0 to 1; NaN for NaN. */
  double apply(double score);

  /** A word for a file: {@code platt}, {@code temperature} or {@code isotonic}. */
  String method();
}
