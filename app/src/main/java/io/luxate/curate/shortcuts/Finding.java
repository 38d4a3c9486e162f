package io.luxate.curate.shortcuts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.stats.Auroc;
import io.luxate.stats.Interval;
import io.luxate.stats.OneVsRest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * What one probe told.
 *
 * @param target {@code label}, or {@code source}: how well the site or source itself can be told,
 *     which is no fault by itself and bears no verdict
 * @param n images asked about
 * @param auroc out-of-fold, 0 to 1; the unweighted mean of one-vs-rest for more than two classes
 * @param aurocCi 95% limits
 * @param verdict of a label probe
 * @param words the verdict for a person
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Finding(
    Probe probe,
    String target,
    int n,
    double auroc,
    List<Double> aurocCi,
    String aurocCiMethod,
    Optional<Verdict> verdict,
    String words) {
  static final String LABEL = "label";
  static final String SOURCE = "source";

  /** 95% for the whole family of probes (Bonferroni). */
  private static final double FAMILY_LEVEL = 1 - 0.05 / Probe.values().length;

  private static final double LEVEL = 0.95;

  /** The verdict on out-of-fold scores for the label. */
  static Finding onLabel(Probe probe, double[][] scores, int[] labels) {
    Measured measured = Measured.of(scores, labels);
    Verdict verdict = Verdict.of(probe, measured.value, measured.interval(FAMILY_LEVEL).low());
    String words =
        switch (verdict) {
          case CLEAN ->
              "the label cannot be told from "
                  + probe.sees()
                  + (probe.honestAuroc() > 0.5 ? " beyond what the body may show there" : "");
          case SUSPICIOUS ->
              "the label can partly be told from " + probe.sees() + "; compare the classes there";
          case SHORTCUT ->
              "the label can be told from "
                  + probe.sees()
                  + "; a classifier may learn that instead of the joint";
        };
    return measured.finding(probe, LABEL, Optional.of(verdict), words);
  }

  /** How well the origin can be told. */
  static Finding onSource(Probe probe, double[][] scores, int[] origins) {
    Measured measured = Measured.of(scores, origins);
    boolean told = measured.interval(FAMILY_LEVEL).low() > 0.5;
    String words =
        "the source can"
            + (told ? "" : "not")
            + " be told from "
            + probe.sees()
            + (told ? "; harmless only while every source holds every class alike" : "");
    return measured.finding(probe, SOURCE, Optional.empty(), words);
  }

  /** What the probe sees, in words. */
  @JsonProperty
  public String sees() {
    return probe.sees();
  }

  /** One line for a terminal. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%-13s %-6s AUROC %.3f (95%% CI %.3f-%.3f) n=%d  %s",
        probe.id(),
        target,
        auroc,
        aurocCi.get(0),
        aurocCi.get(1),
        n,
        verdict.map(v -> v.id() + ": ").orElse("") + words);
  }

  private record Measured(double value, int n, DoubleFunction<Interval> ci) {
    static Measured of(double[][] scores, int[] labels) {
      if (scores[0].length > 2) {
        OneVsRest all = OneVsRest.of(scores, labels);
        return new Measured(all.macro(), labels.length, all::macroInterval);
      }
      double[] column = new double[labels.length];
      boolean[] second = new boolean[labels.length];
      for (int i = 0; i < column.length; i++) {
        column[i] = scores[i][1];
        second[i] = labels[i] == 1;
      }
      Auroc auroc = Auroc.of(column, second);
      return new Measured(auroc.value(), labels.length, auroc::interval);
    }

    Interval interval(double level) {
      return ci.apply(level);
    }

    Finding finding(Probe probe, String target, Optional<Verdict> verdict, String words) {
      Interval reported = interval(LEVEL);
      return new Finding(
          probe,
          target,
          n,
          value,
          List.of(reported.low(), reported.high()),
          reported.method(),
          verdict,
          words);
    }
  }
}
