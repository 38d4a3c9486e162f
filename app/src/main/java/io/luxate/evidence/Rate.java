package io.luxate.evidence;

import io.luxate.stats.Interval;
import io.luxate.stats.Proportion;
import java.util.List;

/**
 * A share with its counts and 95% Wilson interval.
 *
 * @param value 0 to 1
 * @param ci lower and upper limit
 * @param count how many
 * @param of among how many
 */
public record Rate(double value, List<Double> ci, int count, int of) {
  /** The share of {@code count} among {@code of}; DATA when there are none to count among. */
  public static Rate of(int count, int of) {
    return of(new Proportion(count, of));
  }

  static Rate of(Proportion share) {
    Interval ci = share.wilson(Metrics.LEVEL);
    return new Rate(share.value(), List.of(ci.low(), ci.high()), share.count(), share.of());
  }
}
