package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * A share of counted things, such as sensitivity: the positives called positive among all
 * positives.
 *
 * @param count how many, 0 to {@code of}
 * @param of among how many, at least 1
 */
public record Proportion(int count, int of) {
  public Proportion {
    if (of < 1 || count < 0 || count > of) {
      throw new LuxateException(Kind.DATA, "no share: " + count + " of " + of);
    }
  }

  /** The share, 0 to 1. */
  public double value() {
    return (double) count / of;
  }

  /**
   * Wilson's score interval without continuity correction (Wilson EB. J Am Stat Assoc
   * 1927;22:209-12).
   */
  public Interval wilson(double level) {
    double z = Interval.z(level);
    double z2 = z * z;
    double centre = (count + z2 / 2) / (of + z2);
    double half = z / (of + z2) * Math.sqrt(count * (double) (of - count) / of + z2 / 4);
    double low = count == 0 ? 0 : centre - half;
    double high = count == of ? 1 : centre + half;
    return Interval.clipped(low, high, level, "Wilson");
  }

  /**
   * The exact interval, which covers at least as often as it says (Clopper CJ, Pearson ES.
   * Biometrika 1934;26:404-13).
   */
  public Interval clopperPearson(double level) {
    Interval.checkLevel(level);
    double tail = (1 - level) / 2;
    double low = count == 0 ? 0 : quantile(count, of - count + 1, tail);
    double high = count == of ? 1 : quantile(count + 1, of - count, 1 - tail);
    return Interval.clipped(low, high, level, "Clopper-Pearson");
  }

  /** The lower limit of the one-sided exact interval. */
  double assured(double confidence) {
    return count == 0 ? 0 : quantile(count, of - count + 1, 1 - confidence);
  }

  private static double quantile(int a, int b, double p) {
    return BetaDistribution.of(a, b).inverseCumulativeProbability(p);
  }
}
