package io.luxate.cli;

import io.luxate.Count;
import io.luxate.label.Agreement;
import io.luxate.label.Export;
import io.luxate.stats.Kappa;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Agreement and export in words for a terminal. */
final class AgreementLines {
  private AgreementLines() {}

  static String[] of(Agreement found) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "readers: "
            + (found.readers().isEmpty() ? "none yet" : String.join(", ", found.readers())));
    lines.add(
        String.format(
            Locale.ROOT,
            "of %s: %d agreed, %d ruled on, %d disputed, %d not finished by all",
            Count.of(found.images(), "image"),
            found.agreed(),
            found.adjudicated(),
            found.disputed(),
            found.open()));
    if (found.readers().size() == 1) {
      lines.add("agreement takes a second reader: luxate label DATA --reader NAME");
    }
    for (Agreement.Question question : found.questions()) {
      for (Agreement.Pair pair : question.pairs()) {
        lines.add(
            question.about()
                + ", "
                + pair.first()
                + " and "
                + pair.second()
                + ": Cohen's kappa "
                + words(pair.kappa()));
      }
      question
          .all()
          .ifPresent(k -> lines.add(question.about() + ", all: Fleiss' kappa " + words(k)));
    }
    return lines.toArray(String[]::new);
  }

  static String[] of(Export written) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Count.of(written.images(), "image")
            + " in "
            + written.table()
            + " ("
            + written.agreed()
            + " agreed, "
            + written.adjudicated()
            + " ruled on)");
    written.leftOut().forEach((why, images) -> lines.add(images + " left out: " + why));
    lines.add("what was left out, and why: " + written.rejected());
    return lines.toArray(String[]::new);
  }

  private static String words(Kappa kappa) {
    String value =
        kappa.value().isPresent()
            ? String.format(Locale.ROOT, "%.3f", kappa.value().getAsDouble())
            : "not defined (too few different answers)";
    String limits =
        kappa
            .limits()
            .map(l -> String.format(Locale.ROOT, " (95%% CI %.3f to %.3f)", l.low(), l.high()))
            .orElse("");
    return value
        + limits
        + String.format(
            Locale.ROOT,
            ", same answer %.1f %% of %s",
            100 * kappa.agreed(),
            Count.of(kappa.subjects(), "image"));
  }
}
