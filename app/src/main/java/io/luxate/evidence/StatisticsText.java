package io.luxate.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@link Statistics} for a terminal. */
public final class StatisticsText {
  private StatisticsText() {}

  /** The lines; the AUROC stands first, a comparison last. */
  public static String[] lines(Statistics s) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "AUROC %.3f (95%% CI %s, %s) n=%d positives=%d%s",
            s.auroc(),
            Metrics.limits(s.aurocCi(), "-"),
            s.aurocCiMethod(),
            s.n(),
            s.positives(),
            s.patients().map(p -> " patients=" + p).orElse("")));
    s.aurocIntervals().forEach(i -> lines.add("      " + i.words()));
    if (s.patients().isPresent()) {
      lines.add("      several images of a patient: report an interval that knows of patients");
    }
    lines.add("partial AUROC, specificity 0.9 to 1, standardised: " + s.partialAuroc().words());
    lines.add(
        String.format(
            Locale.ROOT,
            "AUPRC %.3f (95%% CI %s, %s), chance %.3f",
            s.auprc(),
            Metrics.limits(s.auprcCi(), "-"),
            s.auprcCiMethod(),
            s.auprcChance()));
    s.calibration()
        .ifPresentOrElse(
            c -> calibration(c, lines),
            () -> lines.add("calibration: not measured, since scores lie outside 0 to 1"));
    s.calibrated()
        .ifPresent(
            c -> {
              lines.add("after calibration on the internal scores:");
              calibration(c, lines);
            });
    s.operatingPoints().forEach(point -> point(point, lines));
    if (s.operatingPoints().isEmpty()) {
      lines.add("operating points: none; fix them elsewhere, with --internal or --threshold");
    }
    s.abstention().ifPresent(a -> abstention(a, lines));
    s.sites().forEach(site -> lines.add(site(site)));
    s.subgroups().stream()
        .filter(part -> !part.by().equals("site"))
        .forEach(part -> lines.add(part(part)));
    s.comparison().ifPresent(c -> comparison(c, lines));
    return lines.toArray(String[]::new);
  }

  private static void calibration(CalibrationFacts c, List<String> lines) {
    lines.add(
        String.format(
            Locale.ROOT,
            "Brier %s, prevalence alone %.3f; ECE %.3f (10 bins, biased upwards)",
            c.brier().words(),
            c.brierReference(),
            c.ece()));
    lines.add(
        "calibration slope "
            + c.slope().map(Estimate::words).orElse("undefined (perfect separation)")
            + ", intercept "
            + c.intercept().map(Estimate::words).orElse("undefined"));
  }

  private static void point(OperatingPoint p, List<String> lines) {
    lines.add(
        String.format(
            Locale.ROOT,
            "threshold %.4g (%s, fixed on %s): TP %d, FP %d, TN %d, FN %d",
            p.threshold(),
            p.rule(),
            p.fixedOn(),
            p.truePositives(),
            p.falsePositives(),
            p.trueNegatives(),
            p.falseNegatives()));
    lines.add("  sensitivity " + rate(p.sensitivity()) + ", specificity " + rate(p.specificity()));
    lines.add(
        "  accuracy "
            + rate(p.accuracy())
            + ", F1 "
            + number(p.f1())
            + ", LR+ "
            + ratio(p.positiveLikelihoodRatio())
            + ", LR- "
            + ratio(p.negativeLikelihoodRatio()));
    lines.add(
        "  PPV "
            + p.ppv().map(StatisticsText::rate).orElse("undefined")
            + ", NPV "
            + p.npv().map(StatisticsText::rate).orElse("undefined")
            + " at this prevalence");
    for (PredictiveValues at : p.atPrevalence()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "    at %5.1f %%: PPV %s, NPV %s",
              100 * at.prevalence(),
              ratio(at.ppv()),
              ratio(at.npv())));
    }
  }

  private static void abstention(AbstentionFacts a, List<String> lines) {
    lines.add(
        "abstention at an error rate of "
            + a.errorRate()
            + " in each class: abstains "
            + rate(a.abstained())
            + ", wrong when it answers "
            + a.wrong().map(StatisticsText::rate).orElse("undefined"));
  }

  private static String site(GroupMetrics site) {
    return "site "
        + site.name()
        + ": n="
        + site.n()
        + " positives="
        + site.positives()
        + site.auroc()
            .map(
                a ->
                    String.format(
                        Locale.ROOT,
                        " AUROC %.3f (%s)",
                        a,
                        Metrics.limits(site.aurocCi().orElse(List.of(0.0, 1.0)), "-")))
            .orElse(", too few for an AUROC");
  }

  private static String part(Subgroup part) {
    return part.by()
        + " "
        + part.name()
        + ": n="
        + part.n()
        + " positives="
        + part.positives()
        + part.auroc().map(a -> " AUROC " + a.words()).orElse(", too few for an AUROC");
  }

  private static void comparison(Comparison c, List<String> lines) {
    lines.add(
        String.format(
            Locale.ROOT,
            "other model AUROC %.3f; difference %s, DeLong p %s",
            c.auroc(),
            c.difference().words(),
            number(c.delongP())));
    c.byPatient()
        .ifPresent(
            b ->
                lines.add(
                    "by patient: difference " + b.difference().words() + ", p " + number(b.p())));
  }

  private static String rate(Rate rate) {
    return String.format(
        Locale.ROOT,
        "%.3f (%s) %d/%d",
        rate.value(),
        Metrics.limits(rate.ci(), "-"),
        rate.count(),
        rate.of());
  }

  private static String ratio(Optional<Estimate> estimate) {
    return estimate
        .map(
            e ->
                String.format(Locale.ROOT, "%.3f", e.value())
                    + e.ci().map(c -> " (" + Metrics.limits(c, "-") + ")").orElse(""))
        .orElse("undefined");
  }

  private static String number(OptionalDouble value) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%.3g", value.getAsDouble())
        : "undefined";
  }
}
