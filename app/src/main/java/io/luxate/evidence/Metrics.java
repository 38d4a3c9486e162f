package io.luxate.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.stats.Auroc;
import io.luxate.stats.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one set of predictions amounts to: the content of {@code metrics.json}, whose schema is
 * docs/data-format-metrics.md. All intervals are at 95%.
 *
 * @param schema version of the file's schema
 * @param positive the positive class; empty when every class or label counts alike and {@code
 *     auroc} is the macro average
 * @param n images
 * @param positives images of the positive class; with more than two classes and none of them
 *     positive, empty
 * @param auroc 0 to 1
 * @param aurocCi lower and upper limit
 * @param aurocCiMethod {@code DeLong}, or {@code Obuchowski} where a patient has several images, or
 *     {@code Newcombe} where their variance is 0 or undefined
 * @param aurocCiLogit the same on the logit scale (or Newcombe, as above), which keeps closer to
 *     its 95% when the AUROC is near 1; docs/decisions.md has the measured coverage
 * @param operatingPoint calls at the threshold fixed beforehand
 * @param classes with more than two classes, each against the rest; with several labels, each
 * @param macroAuroc with more than two classes, the unweighted mean of each against the rest
 * @param allClasses where every class or label counts alike, what they come to together
 * @param sites each site named in the predictions, AUROC where both classes have at least 5 images
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Metrics(
    int schema,
    Optional<String> positive,
    int n,
    Optional<Integer> positives,
    double auroc,
    List<Double> aurocCi,
    String aurocCiMethod,
    List<Double> aurocCiLogit,
    Optional<OperatingPoint> operatingPoint,
    List<GroupMetrics> classes,
    Optional<Double> macroAuroc,
    Optional<List<Double>> macroAurocCi,
    Optional<String> macroAurocCiMethod,
    Optional<AllClasses> allClasses,
    List<GroupMetrics> sites) {
  /** Confidence of every interval in the file. */
  public static final double LEVEL = 0.95;

  private static final int SCHEMA = 1;

  /**
   * Measures two classes, or one class against the rest.
   *
   * @throws io.luxate.LuxateException DATA when one of the two sides is empty
   */
  public static Metrics of(List<Prediction> predictions, String positive, Threshold threshold) {
    return of(predictions, positive, Optional.of(threshold));
  }

  /** As {@link #of(List, String, Threshold)}, with or without calls at a threshold. */
  public static Metrics of(
      List<Prediction> predictions, String positive, Optional<Threshold> threshold) {
    double[] scores = Columns.scores(predictions);
    boolean[] truth = Columns.positive(predictions, positive);
    Area area = Area.of(predictions, scores, truth);
    Auroc auroc = area.auroc();
    Interval ci = area.interval();
    Interval logit = area.logitInterval();
    Optional<Classes> classes = Classes.of(predictions);
    Optional<Classes.Mean> macro = classes.map(Classes::macro);
    Optional<Interval> macroCi = macro.map(Classes.Mean::interval);
    return new Metrics(
        SCHEMA,
        Optional.of(positive),
        scores.length,
        Optional.of(auroc.positives()),
        auroc.value(),
        List.of(ci.low(), ci.high()),
        ci.method(),
        List.of(logit.low(), logit.high()),
        threshold.map(t -> OperatingPoint.at(t, scores, truth)),
        classes.map(c -> c.rows(Map.of())).orElse(List.of()),
        macro.map(Classes.Mean::auroc),
        macroCi.map(c -> List.of(c.low(), c.high())),
        macroCi.map(Interval::method),
        Optional.empty(),
        Sites.of(predictions, positive));
  }

  /**
   * Measures more than two classes alike: {@code auroc} is the macro average of one-vs-rest.
   *
   * @throws io.luxate.LuxateException DATA when class scores are missing or only one class is there
   */
  public static Metrics ofClasses(List<Prediction> predictions) {
    return alike(Classes.exclusive(predictions), predictions.size(), Map.of());
  }

  /**
   * Measures several labels, each by itself: {@code auroc} is their macro average.
   *
   * @param fixed the threshold of each label, where it has one
   * @throws io.luxate.LuxateException DATA when label scores are missing or no label can be
   *     measured
   */
  public static Metrics ofLabels(List<Prediction> predictions, Map<String, Threshold> fixed) {
    return alike(Classes.labels(predictions), predictions.size(), fixed);
  }

  private static Metrics alike(Classes classes, int n, Map<String, Threshold> fixed) {
    Classes.Mean macro = classes.macro();
    List<Double> ci = List.of(macro.interval().low(), macro.interval().high());
    return new Metrics(
        SCHEMA,
        Optional.empty(),
        n,
        Optional.empty(),
        macro.auroc(),
        ci,
        macro.interval().method(),
        List.of(macro.logit().low(), macro.logit().high()),
        Optional.empty(),
        classes.rows(fixed),
        Optional.of(macro.auroc()),
        Optional.of(ci),
        Optional.of(macro.interval().method()),
        Optional.of(classes.together()),
        List.of());
  }

  /** The AUROC with its interval. */
  public Estimate estimate() {
    return new Estimate(auroc, Optional.of(aurocCi), Optional.of(aurocCiMethod));
  }

  /** One line: {@code AUROC 0.987 (95% CI 0.941-1.000, DeLong) n=30 positives=15}. */
  public String line() {
    String kind = allClasses.filter(AllClasses::multiLabel).isPresent() ? "labels" : "classes";
    String counts =
        positives.map(p -> " positives=" + p).orElse(" " + kind + "=" + classes.size() + " macro");
    return String.format(
        Locale.ROOT,
        "AUROC %.3f (95%% CI %s, %s) n=%d%s",
        auroc,
        limits(aurocCi, "-"),
        aurocCiMethod,
        n,
        counts);
  }

  /** The line with words at its end, such as {@code out-of-fold}. */
  public String line(String suffix) {
    return suffix.isEmpty() ? line() : line() + " " + suffix;
  }

  /**
   * Both limits with three decimals and a dash between. A lower limit below 1 never reads 1.000: an
   * interval would seem to have no width.
   */
  public static String limits(List<Double> ci, String dash) {
    double low = ci.get(0) < 1 ? Math.min(ci.get(0), 0.999) : ci.get(0);
    return String.format(Locale.ROOT, "%.3f%s%.3f", low, dash, ci.get(1));
  }
}
