package io.luxate.stats;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far raters agree beyond chance: 1 always, 0 as often as chance would, below 0 less often.
 *
 * @param value -1 to 1; empty where all answers are the same one, so that chance alone agrees
 *     always, and where nothing was rated
 * @param limits empty where every answer agrees, or where chance could not be told from agreement
 * @param agreed the share of agreeing pairs of answers, 0 to 1; 0 of nothing
 * @param subjects rated by all of the raters
 */
public record Kappa(OptionalDouble value, Optional<Limits> limits, double agreed, int subjects) {
  static final Kappa OF_NOTHING = new Kappa(OptionalDouble.empty(), Optional.empty(), 0, 0);

  private static final double NOTHING_LEFT = 1e-12;

  /**
   * Of observed agreement and the one expected by chance, without limits.
   *
   * @param expected 0 to 1
   */
  static Kappa of(double observed, double expected, int subjects) {
    return new Kappa(
        1 - expected < NOTHING_LEFT
            ? OptionalDouble.empty()
            : OptionalDouble.of((observed - expected) / (1 - expected)),
        Optional.empty(),
        observed,
        subjects);
  }

  Kappa with(Optional<Limits> found) {
    return new Kappa(value, found, agreed, subjects);
  }
}
