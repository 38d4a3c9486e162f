package io.luxate.stats;

/**
 * Percentile bootstrap intervals of the AUROC; Newcombe's where every resample gives the same area,
 * as at 0 and 1, so that no interval is without width.
 */
public final class AurocBootstrap {
  private AurocBootstrap() {}

  /**
   * Resamples images within each class: Carpenter J, Bithell J. Stat Med 2000;19:1141-64.
   *
   * @throws io.luxate.LuxateException DATA as for {@link Auroc#of}
   */
  public static Interval stratified(
      double[] scores, boolean[] positive, Bootstrap bootstrap, double level) {
    Ranked ranked = new Ranked(scores, positive);
    return bootstrap
        .limits(Resampling.stratified(positive), times -> ranked.counted(times).auroc(), level)
        .map(limits -> interval(limits, "stratified bootstrap"))
        .orElseGet(() -> Auroc.of(scores, positive).newcombe(level));
  }

  /**
   * Resamples patients with all their images: Rutter CM. Bootstrap estimation of diagnostic
   * accuracy with patient-clustered data. Acad Radiol 2000;7:413-9; here within the strata of
   * {@link Resampling#clustered}.
   *
   * @throws io.luxate.LuxateException DATA as for {@link ClusteredAuroc#of}
   */
  public static Interval clustered(
      double[] scores, boolean[] positive, Clusters patients, Bootstrap bootstrap, double level) {
    Ranked ranked = new Ranked(scores, positive);
    Resampling resampling = Resampling.clustered(positive, patients);
    return bootstrap
        .limits(resampling, times -> ranked.counted(times).auroc(), level)
        .map(limits -> interval(limits, "patient bootstrap"))
        .orElseGet(() -> ClusteredAuroc.of(scores, positive, patients).newcombe(level));
  }

  private static Interval interval(Limits limits, String method) {
    return Interval.clipped(limits.low(), limits.high(), limits.level(), method);
  }
}
