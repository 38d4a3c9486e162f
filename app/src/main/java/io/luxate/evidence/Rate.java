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
  static Rate of(Proportion share) {
    Interval ci = share.wilson(Metrics.LEVEL);
    return new Rate(share.value(), List.of(ci.low(), ci.high()), share.count(), share.of());
  }
}
