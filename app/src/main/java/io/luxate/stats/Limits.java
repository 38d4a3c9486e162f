package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;

/**
 * A two-sided confidence interval on a scale of its own, such as a difference from -1 to 1, a
 * likelihood ratio above 0 or a slope; {@link Interval} is the one for shares.
 *
 * @param low lower limit, at most {@code high}
 * @param high upper limit
 * @param level confidence, for example 0.95
 * @param method short name of the method as a table would cite it, for example {@code bootstrap}
 */
public record Limits(double low, double high, double level, String method) {
  public Limits {
    if (!(low <= high)) {
      throw new LuxateException(Kind.INTERNAL, "no limits: " + low + " to " + high);
    }
    Interval.checkLevel(level);
  }

  /** Value plus and minus z standard errors. */
  static Limits wald(double value, double variance, double level, String method) {
    double half = Interval.z(level) * Math.sqrt(variance);
    return new Limits(value - half, value + half, level, method);
  }

  /** Whether the value lies within, the limits included. */
  public boolean holds(double value) {
    return low <= value && value <= high;
  }

  /** The same limits cut to a range that the statistic cannot leave. */
  Limits within(double least, double most) {
    return new Limits(
        Math.min(most, Math.max(least, low)), Math.min(most, Math.max(least, high)), level, method);
  }
}
