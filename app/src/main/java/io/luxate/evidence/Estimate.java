package io.luxate.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.stats.AurocDifference;
import io.luxate.stats.Interval;
import io.luxate.stats.LikelihoodRatio;
import io.luxate.stats.Limits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A number with its 95% interval where it has one.
 *
 * @param ci lower and upper limit
 * @param ciMethod as a table would cite it
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Estimate(double value, Optional<List<Double>> ci, Optional<String> ciMethod) {

  static Estimate of(double value, Interval interval) {
    return new Estimate(
        value,
        Optional.of(List.of(interval.low(), interval.high())),
        Optional.of(interval.method()));
  }

  static Estimate of(double value, Optional<Limits> limits) {
    return new Estimate(
        value, limits.map(l -> List.of(l.low(), l.high())), limits.map(Limits::method));
  }

  static Estimate of(AurocDifference difference) {
    return of(difference.value(), Optional.of(difference.limits(Metrics.LEVEL)));
  }

  /** Empty for a ratio without end, as when nothing negative is called positive. */
  static Optional<Estimate> of(LikelihoodRatio ratio) {
    return Double.isFinite(ratio.value())
        ? Optional.of(of(ratio.value(), ratio.limits(Metrics.LEVEL)))
        : Optional.empty();
  }

  /** The lower limit, where there are limits. */
  public Optional<Double> low() {
    return ci.map(limits -> limits.get(0));
  }

  /** {@code 0.950 (95% CI 0.910-0.980, DeLong)}; the brackets only with an interval. */
  String words() {
    String limits =
        ci.map(
                c ->
                    String.format(
                        Locale.ROOT,
                        " (95%% CI %s, %s)",
                        Metrics.limits(c, c.get(0) < 0 ? " to " : "-"),
                        ciMethod.orElse("")))
            .orElse("");
    return String.format(Locale.ROOT, "%.3f%s", value, limits);
  }
}
