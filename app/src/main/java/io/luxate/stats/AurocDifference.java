package io.luxate.stats;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * One AUROC less another: of two models on the same images (paired), or of one model at two sites
 * (unpaired).
 *
 * @param first its counts are patients where the method is {@code Obuchowski}
 * @param second likewise
 * @param variance of the difference, covariance included; NaN when a class has one image only, or
 *     one of two unpaired sides has no variance
 * @param method {@code paired DeLong}, {@code DeLong} or {@code Obuchowski}
 */
public record AurocDifference(Auroc first, Auroc second, double variance, String method) {

  /**
   * Two models on the same images: DeLong ER, DeLong DM, Clarke-Pearson DL. Biometrics
   * 1988;44:837-45.
   *
   * @throws io.luxate.LuxateException DATA as for {@link Auroc#of}
   */
  public static AurocDifference paired(double[] first, double[] second, boolean[] positive) {
    double[] one = new Placements(first, positive).influence();
    double[] other = new Placements(second, positive).influence();
    return new AurocDifference(
        Auroc.of(first, positive),
        Auroc.of(second, positive),
        Placements.sumOfSquares(less(one, other)),
        "paired DeLong");
  }

  /**
   * Two models on the same images, of which some are of one patient: Obuchowski NA. Biometrics
   * 1997;53:567-78.
   *
   * @throws io.luxate.LuxateException DATA as for {@link ClusteredAuroc#of}
   */
  public static AurocDifference paired(
      double[] first, double[] second, boolean[] positive, Clusters patients) {
    double[] one = new Placements(first, positive).deviations();
    double[] other = new Placements(second, positive).deviations();
    return new AurocDifference(
        ClusteredAuroc.of(first, positive, patients).countedInPatients(),
        ClusteredAuroc.of(second, positive, patients).countedInPatients(),
        ClusteredAuroc.variance(less(one, other), positive, patients),
        "Obuchowski");
  }

  /** Two sets that share no image. */
  public static AurocDifference unpaired(Auroc first, Auroc second) {
    return new AurocDifference(first, second, added(first.variance(), second.variance()), "DeLong");
  }

  /** No sum where one side's variance says nothing: the other alone would look too sure. */
  private static double added(double first, double second) {
    return first > Auroc.ROUNDING && second > Auroc.ROUNDING ? first + second : Double.NaN;
  }

  /** Two sets that share no patient. */
  public static AurocDifference unpaired(ClusteredAuroc first, ClusteredAuroc second) {
    return new AurocDifference(
        first.countedInPatients(),
        second.countedInPatients(),
        added(first.variance(), second.variance()),
        "Obuchowski");
  }

  /** First less second, -1 to 1. */
  public double value() {
    return first.value() - second.value();
  }

  /** The difference in standard errors; empty where the variance is 0 or not defined. */
  public OptionalDouble z() {
    return variance > Auroc.ROUNDING
        ? OptionalDouble.of(value() / Math.sqrt(variance))
        : OptionalDouble.empty();
  }

  /** Two-sided p of no difference, by the normal distribution; empty where {@link #z} is. */
  public OptionalDouble p() {
    NormalDistribution normal = NormalDistribution.of(0, 1);
    return z().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(2 * normal.survivalProbability(Math.abs(z().getAsDouble())));
  }

  /**
   * The difference plus and minus z standard errors. Where the variance says nothing, both Newcombe
   * intervals squared and added (Newcombe RG. Stat Med 1998;17:873-90, method 10), which is wide
   * for a paired difference.
   */
  public Limits limits(double level) {
    if (variance > Auroc.ROUNDING) {
      return Limits.wald(value(), variance, level, method).within(-1, 1);
    }
    Interval one = first.newcombe(level);
    Interval other = second.newcombe(level);
    double down = Math.hypot(first.value() - one.low(), other.high() - second.value());
    double up = Math.hypot(one.high() - first.value(), second.value() - other.low());
    return new Limits(value() - down, value() + up, level, "Newcombe").within(-1, 1);
  }

  private static double[] less(double[] first, double[] second) {
    double[] differences = new double[first.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = first[i] - second[i];
    }
    return differences;
  }
}
