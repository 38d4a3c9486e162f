package io.luxate.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.stats.Auroc;
import io.luxate.stats.AurocBootstrap;
import io.luxate.stats.AveragePrecision;
import io.luxate.stats.Bootstrap;
import io.luxate.stats.Clusters;
import io.luxate.stats.Interval;
import io.luxate.stats.PartialAuroc;
import io.luxate.stats.Resampling;
import io.luxate.stats.RocRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that {@code luxate stats} says of one column of scores, from Luxate or from elsewhere; the
 * schema is docs/statistics.md. Intervals are at 95%.
 *
 * @param patients how many, where rows name them and one has several images
 * @param auroc 0 to 1
 * @param aurocCi DeLong's limits (Newcombe's where DeLong's variance says nothing); {@code
 *     aurocIntervals} has the others
 * @param aurocIntervals logit-DeLong and the stratified bootstrap, and with several images of a
 *     patient those that know of patients, which then are the ones to report
 * @param partialAuroc standardised after McClish, specificity 0.9 to 1
 * @param auprc average precision
 * @param auprcChance what scores without meaning would have: the share of positives
 * @param calibration empty unless every score is 0 to 1
 * @param calibrated the same after a curve fitted on internal scores; empty without one
 * @param operatingPoints at thresholds fixed elsewhere
 * @param abstention a rule fitted on internal scores; empty without those
 * @param subgroups by site, joint, view, sex and age, as far as the rows name them
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Statistics(
    String positive,
    int n,
    int positives,
    Optional<Integer> patients,
    double auroc,
    List<Double> aurocCi,
    String aurocCiMethod,
    List<Estimate> aurocIntervals,
    Estimate partialAuroc,
    double auprc,
    List<Double> auprcCi,
    String auprcCiMethod,
    double auprcChance,
    Optional<CalibrationFacts> calibration,
    Optional<CalibrationFacts> calibrated,
    List<OperatingPoint> operatingPoints,
    Optional<AbstentionFacts> abstention,
    List<GroupMetrics> sites,
    List<Subgroup> subgroups,
    Optional<Comparison> comparison) {
  private static final RocRegion SPECIFIC = new RocRegion(RocRegion.Axis.SPECIFICITY, 0.9, 1);

  /**
   * Measures everything.
   *
   * @param fixed thresholds and an abstention rule from other data
   * @param other another model's scores of the same images
   * @param seed of the bootstraps
   * @throws io.luxate.LuxateException DATA when a class is missing, or the images of {@code other}
   *     differ
   */
  public static Statistics of(
      List<Prediction> predictions,
      String positive,
      FixedRules fixed,
      Optional<List<Prediction>> other,
      long seed) {
    double[] scores = Columns.scores(predictions);
    boolean[] truth = Columns.positive(predictions, positive);
    Area area = Area.of(predictions, scores, truth);
    Auroc auroc = area.auroc();
    Interval ci = auroc.interval(Metrics.LEVEL);
    AveragePrecision precision = AveragePrecision.of(scores, truth);
    Interval precisionCi = precision.interval(Metrics.LEVEL);
    Optional<CalibrationFacts> calibration = CalibrationFacts.of(scores, truth);
    Optional<Comparison> comparison =
        other.map(rows -> Comparison.of(predictions, rows, positive, area.patients()));
    Bootstrap bootstrap = Bootstrap.seeded(seed);
    return new Statistics(
        positive,
        scores.length,
        auroc.positives(),
        area.patients().map(Clusters::count),
        auroc.value(),
        List.of(ci.low(), ci.high()),
        ci.method(),
        intervals(area, scores, truth, bootstrap),
        partial(scores, truth, area.patients(), bootstrap),
        precision.value(),
        List.of(precisionCi.low(), precisionCi.high()),
        precisionCi.method(),
        precision.chance(),
        calibration,
        fixed
            .calibration()
            .map(curve -> CalibrationMethod.apply(curve, predictions))
            .flatMap(rows -> CalibrationFacts.of(rows, positive)),
        fixed.thresholds().stream().map(t -> OperatingPoint.at(t, scores, truth)).toList(),
        fixed.abstention().map(rule -> AbstentionFacts.of(rule, scores, truth)),
        Sites.of(predictions, positive),
        Subgroup.of(
            predictions, positive, fixed.thresholds().stream().findFirst(), Optional.empty()),
        comparison);
  }

  /** The Brier score at the top, where scripts look for it. */
  @JsonProperty
  public Optional<Double> brier() {
    return calibration.map(facts -> facts.brier().value());
  }

  /** Likewise the expected calibration error. */
  @JsonProperty
  public Optional<Double> ece() {
    return calibration.map(CalibrationFacts::ece);
  }

  /** Likewise the p of the comparison. */
  @JsonProperty("delong_p")
  public OptionalDouble delongP() {
    return comparison.map(Comparison::delongP).orElse(OptionalDouble.empty());
  }

  private static List<Estimate> intervals(
      Area area, double[] scores, boolean[] truth, Bootstrap bootstrap) {
    Auroc auroc = area.auroc();
    List<Interval> intervals = new ArrayList<>();
    intervals.add(auroc.logitDelong(Metrics.LEVEL));
    intervals.add(AurocBootstrap.stratified(scores, truth, bootstrap, Metrics.LEVEL));
    area.patients()
        .ifPresent(
            p -> {
              intervals.add(area.interval());
              intervals.add(AurocBootstrap.clustered(scores, truth, p, bootstrap, Metrics.LEVEL));
            });
    return intervals.stream().map(i -> Estimate.of(auroc.value(), i)).toList();
  }

  private static Estimate partial(
      double[] scores, boolean[] truth, Optional<Clusters> patients, Bootstrap bootstrap) {
    Resampling resampling =
        patients
            .map(p -> Resampling.clustered(truth, p))
            .orElseGet(() -> Resampling.stratified(truth));
    return Estimate.of(
        PartialAuroc.of(scores, truth, SPECIFIC).standardised(),
        PartialAuroc.standardisedLimits(
            scores, truth, SPECIFIC, resampling, bootstrap, Metrics.LEVEL));
  }
}
