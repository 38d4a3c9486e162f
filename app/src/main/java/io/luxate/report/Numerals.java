package io.luxate.report;

import io.luxate.evidence.Estimate;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** How the report prints numbers, the same on every page and figure. */
public final class Numerals {
  private Numerals() {}

  /** Three decimals. */
  public static String auroc(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** Both limits with three decimals and an en dash. */
  public static String interval(List<Double> ci) {
    return Metrics.limits(ci, "–");
  }

  /** AUROC and limits: {@code 0.987 (0.941–1.000)}. */
  public static String aurocWithInterval(Metrics metrics) {
    return auroc(metrics.auroc()) + " (" + interval(metrics.aurocCi()) + ")";
  }

  /** A number and its limits, where it has some: {@code 0.987 (0.941–1.000)}. */
  public static String estimate(Estimate estimate) {
    String value = signed(estimate.value());
    return estimate
        .ci()
        .map(
            ci ->
                ci.get(0) < 0
                    ? value + " (" + signed(ci.get(0)) + " – " + signed(ci.get(1)) + ")"
                    : value + " (" + interval(ci) + ")")
        .orElse(value);
  }

  private static String signed(double value) {
    return auroc(value + 0.0).replace('-', '\u2212');
  }

  /** Percent with one decimal: {@code 93.3 %}. */
  public static String percent(Rate rate) {
    return String.format(Locale.ROOT, "%.1f\u202f%%", 100 * rate.value());
  }

  /** Wilson limits in percent with an en dash: {@code 70.2–98.8 %}. */
  public static String percentInterval(Rate rate) {
    return String.format(
        Locale.ROOT, "%.1f–%.1f\u202f%%", 100 * rate.ci().get(0), 100 * rate.ci().get(1));
  }

  /** A likelihood ratio with its limits, where it has some: {@code 12.50 (6.10–25.60)}. */
  public static String ratio(Estimate ratio) {
    String value = String.format(Locale.ROOT, "%.2f", ratio.value());
    return ratio
        .ci()
        .map(ci -> String.format(Locale.ROOT, "%s (%.2f–%.2f)", value, ci.get(0), ci.get(1)))
        .orElse(value);
  }

  /** A share without counts in percent: {@code 10 %}. */
  public static String percentOf(double share) {
    return String.format(Locale.ROOT, "%s\u202f%%", plain(100 * share));
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** A p value: three decimals, or {@code < 0.001}. */
  public static String p(double p) {
    return p < 0.001 ? "< 0.001" : auroc(p);
  }

  /** A standard deviation with three decimals, or a dash for none. */
  public static String spread(OptionalDouble sd) {
    return sd.isPresent() ? auroc(sd.getAsDouble()) : "–";
  }

  /** A score or threshold with three decimals; below 0.001 as a power of ten. */
  public static String score(double value) {
    boolean tiny = value != 0 && Math.abs(value) < 0.001;
    return String.format(Locale.ROOT, tiny ? "%.1e" : "%.3f", value);
  }

  /** Whole numbers with thin spaces: {@code 12 345}. */
  public static String count(int value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
  }

  /** Seconds below two minutes, minutes above. */
  public static String duration(double seconds) {
    return seconds < 120
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.1f min", seconds / 60);
  }
}
