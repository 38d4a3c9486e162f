package io.luxate.stats;

import java.util.Optional;

/**
 * The area under a part of the ROC curve.
 *
 * @param region the part
 * @param raw the area itself, 0 to the width of the region
 */
public record PartialAuroc(RocRegion region, double raw) {

  /**
   * Measures the area by trapezoids; ties are one slanted step, cut where the region ends.
   *
   * @throws io.luxate.LuxateException DATA as for {@link Auroc#of}
   */
  public static PartialAuroc of(double[] scores, boolean[] positive, RocRegion region) {
    return new PartialAuroc(region, region.area(new Ranked(scores, positive).once()));
  }

  /** On McClish's scale, where chance is 0.5 and perfection 1. */
  public double standardised() {
    return region.standardised(raw);
  }

  /**
   * Percentile bootstrap limits of the {@link #standardised} area.
   *
   * @param resampling of images or of patients
   * @return empty where every resample gives the same area, as with perfect separation: then the
   *     interval of the whole {@link Auroc} is the one to report
   * @throws io.luxate.LuxateException DATA as for {@link Auroc#of}
   */
  public static Optional<Limits> standardisedLimits(
      double[] scores,
      boolean[] positive,
      RocRegion region,
      Resampling resampling,
      Bootstrap bootstrap,
      double level) {
    Ranked ranked = new Ranked(scores, positive);
    return bootstrap.limits(
        resampling, times -> region.standardised(region.area(ranked.counted(times))), level);
  }

  /** As {@link #standardisedLimits}, of the {@link #raw} area. */
  public static Optional<Limits> rawLimits(
      double[] scores,
      boolean[] positive,
      RocRegion region,
      Resampling resampling,
      Bootstrap bootstrap,
      double level) {
    Ranked ranked = new Ranked(scores, positive);
    return bootstrap.limits(resampling, times -> region.area(ranked.counted(times)), level);
  }
}
