package io.luxate.stats;

import java.util.Optional;

/**
 * How much more often a call is made among positives than among negatives.
 *
 * @param amongPositives the share of positives with the call
 * @param amongNegatives the share of negatives with it; not both are 0
 */
public record LikelihoodRatio(Proportion amongPositives, Proportion amongNegatives) {

  static Optional<LikelihoodRatio> of(Proportion amongPositives, Proportion amongNegatives) {
    return amongPositives.count() + amongNegatives.count() == 0
        ? Optional.empty()
        : Optional.of(new LikelihoodRatio(amongPositives, amongNegatives));
  }

  /** 0 to positive infinity, which it is when no negative has the call. */
  public double value() {
    return amongPositives.value() / amongNegatives.value();
  }

  /**
   * The interval on the log scale (Simel DL, Samsa GP, Matchar DB. J Clin Epidemiol
   * 1991;44:763-70); empty where the ratio is 0 or infinite, which that method cannot bear.
   */
  public Optional<Limits> limits(double level) {
    Interval.checkLevel(level);
    if (amongPositives.count() == 0 || amongNegatives.count() == 0) {
      return Optional.empty();
    }
    Limits log =
        Limits.wald(
            Math.log(value()), spread(amongPositives) + spread(amongNegatives), level, "Simel");
    return Optional.of(new Limits(Math.exp(log.low()), Math.exp(log.high()), level, "Simel"));
  }

  private static double spread(Proportion share) {
    return 1.0 / share.count() - 1.0 / share.of();
  }
}
