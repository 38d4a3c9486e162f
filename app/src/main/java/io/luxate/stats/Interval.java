package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A two-sided confidence interval within 0 to 1.
 *
 * @param low lower limit, 0 to {@code high}
 * @param high upper limit, {@code low} to 1
 * @param level confidence, for example 0.95
 * @param method short name of the method as a table would cite it, for example {@code DeLong}
 */
public record Interval(double low, double high, double level, String method) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  public Interval {
    if (!(low >= 0 && low <= high && high <= 1)) {
      throw new LuxateException(Kind.INTERNAL, "no interval: " + low + " to " + high);
    }
    checkLevel(level);
  }

  /** The limits clipped to what a probability can be. */
  static Interval clipped(double low, double high, double level, String method) {
    return new Interval(Math.max(0, low), Math.min(1, high), level, method);
  }

  /**
   * A normal interval on the logit scale, carried there by the delta method and back.
   *
   * @param value strictly between 0 and 1
   * @param variance of the value itself
   */
  static Interval logit(double value, double variance, double level, String method) {
    double centre = Math.log(value / (1 - value));
    double half = z(level) * Math.sqrt(variance) / (value * (1 - value));
    return clipped(expit(centre - half), expit(centre + half), level, method);
  }

  static double expit(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** The standard normal quantile that leaves (1 - level) / 2 above it; 1.960 for 0.95. */
  static double z(double level) {
    checkLevel(level);
    return NORMAL.inverseCumulativeProbability((1 + level) / 2);
  }

  static void checkLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new LuxateException(
          Kind.USER, "confidence level " + level + " is not between 0 and 1; 0.95 is usual");
    }
  }
}
