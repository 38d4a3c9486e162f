package io.luxate.report.checklist;

import com.fasterxml.jackson.databind.JsonNode;

/** How a value of a study's files is put into a sentence. */
enum Shown {
  /** As it stands. */
  TEXT,
  /** Names and constants in lower case, several with commas between. */
  NAMES,
  /** How many there are. */
  SIZE,
  /** Names with their counts: {@code dislocated (50), located (50)}. */
  COUNTS,
  /** Three decimals. */
  DECIMAL,
  /** Names with three decimals: {@code fracture 0.412, implant 0.630}. */
  DECIMALS,
  /** Two limits with three decimals. */
  LIMITS,
  /** A share, 0 to 1, as per cent. */
  PERCENT,
  /** A p value, at its smallest {@code p < 0.001}. */
  P,
  /** {@code value} with its interval and method where it has one. */
  ESTIMATE,
  /**
   * A share with its limits and counts, from {@code value}, {@code ci}, {@code count}, {@code of}.
   */
  RATE,
  /** Least, middle and largest, from {@code min}, {@code median}, {@code max}. */
  RANGE,
  /** Groups with their AUROC where one was measured, else with their count only. */
  GROUPS,
  /** Labels with what their own thresholds come to. */
  LABELS,
  /** Thresholds with the rules that fixed them, and what they come to. */
  POINTS,
  /** Parts of a set with AUROC, sensitivity and specificity as far as measured. */
  PARTS,
  /** Parts of a set with their counts only. */
  PART_SIZES,
  /** Intervals to expect from sets of other sizes. */
  PLANNED,
  /** Models trained on other images, each with its AUROC and the difference. */
  RIVALS,
  /** Probes for shortcuts, each with its AUROC and verdict. */
  PROBES,
  /** Tests of maps, each with its end. */
  TESTS,
  /** Rules that could not be fixed, each with the reason. */
  REASONS;

  String text(JsonNode value) {
    return switch (this) {
      case TEXT -> value.asText();
      case NAMES -> Numbers.names(value);
      case SIZE -> String.valueOf(value.size());
      case COUNTS -> Numbers.counts(value);
      case DECIMAL -> Numbers.decimal(value);
      case DECIMALS -> Numbers.decimals(value);
      case LIMITS -> Numbers.limits(value);
      case PERCENT -> Numbers.percent(value);
      case P -> Numbers.p(value);
      case ESTIMATE -> Numbers.estimate(value);
      case RATE -> Numbers.rate(value);
      case RANGE -> Numbers.range(value);
      case GROUPS -> Rows.groups(value);
      case LABELS -> Rows.labels(value);
      case POINTS -> Rows.points(value);
      case PARTS -> Rows.parts(value);
      case PART_SIZES -> Rows.partSizes(value);
      case PLANNED -> Rows.planned(value);
      case RIVALS -> Rows.rivals(value);
      case PROBES -> Rows.probes(value);
      case TESTS -> Rows.tests(value);
      case REASONS -> Rows.reasons(value);
    };
  }
}
