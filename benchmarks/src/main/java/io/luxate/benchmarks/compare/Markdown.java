package io.luxate.benchmarks.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The results as tables for BENCHMARKS.md. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  private Markdown() {}

  static String of(Results results) {
    Markdown page = new Markdown();
    page.head(results);
    page.ratios(results);
    page.rates(results);
    page.memory(results);
    page.growth(results);
    page.notes(results);
    return page.text.toString();
  }

  /** The one table that says what came of it, of several comparisons of a kind. */
  static String table(List<Results> all) {
    Markdown page = new Markdown();
    if (all.stream().anyMatch(results -> !results.cases().isEmpty())) {
      page.ratioTable(all);
    } else {
      page.memoryTable(all);
    }
    return page.text.toString();
  }

  private void head(Results results) {
    Machine machine = results.machine();
    line(
        "%s, %d cores, %.1f GiB, %s; %s; load %.2f before the start.",
        machine.processor(),
        machine.cores(),
        machine.memoryMib() / 1024.0,
        String.join(" ", machine.flags()),
        machine.system(),
        machine.load());
    Map<String, String> versions = new TreeMap<>(results.versions());
    StringBuilder named = new StringBuilder();
    versions.forEach((name, version) -> named.append(", ").append(name + " " + version));
    line("%s.", named.length() == 0 ? "No versions" : named.substring(2));
    StringBuilder ceilings = new StringBuilder();
    new TreeMap<>(results.ceilings())
        .forEach(
            (name, value) ->
                ceilings
                    .append(", ")
                    .append(name)
                    .append(String.format(Locale.ROOT, " %.1f", value)));
    line(
        "Measured ceilings: %s.",
        ceilings.length() == 0 ? "none, PyTorch is missing" : ceilings.substring(2));
    line("");
  }

  private void ratios(Results results) {
    if (results.cases().isEmpty()) {
      return;
    }
    line("Luxate over its peers, round by round: median (least-most).");
    line("");
    ratioTable(List.of(results));
    line("");
    for (Results.Verdict verdict : results.verdicts()) {
      line(
          "%s, on at least %d: %s (%s).",
          verdict.asked(),
          verdict.networks(),
          met(Optional.of(verdict.met())),
          verdict.reachedBy().isEmpty() ? "none" : String.join(", ", verdict.reachedBy()));
    }
    results.cases().stream()
        .flatMap(outcome -> outcome.ceiling().stream())
        .map(Results.Ceiling::why)
        .distinct()
        .forEach(why -> line("Ceiling: %s.", why));
    line("");
  }

  private void ratioTable(List<Results> all) {
    line("| work | over | ratio | target | | physical ceiling, images/s | share reached |");
    line("|---|---|---|---|---|---|---|");
    for (Results.Outcome outcome : all.stream().flatMap(one -> one.cases().stream()).toList()) {
      for (Results.Ratio ratio : outcome.ratios()) {
        line(
            "| %s | %s | %s | %s | %s | %s | %s |",
            outcome.work().words(),
            ratio.over(),
            ratio.spread().words(2),
            ratio.target().map(target -> String.format(Locale.ROOT, "%.2f", target)).orElse(""),
            met(ratio.met()),
            outcome
                .ceiling()
                .map(c -> String.format(Locale.ROOT, "%.1f", c.perSecond()))
                .orElse(""),
            outcome
                .ceiling()
                .map(c -> String.format(Locale.ROOT, "%.0f %%", 100 * c.share()))
                .orElse(""));
      }
    }
  }

  private void rates(Results results) {
    if (results.cases().isEmpty()) {
      return;
    }
    line("| work | contestant | images/s | peak MiB | scores differ |");
    line("|---|---|---|---|---|");
    for (Results.Outcome outcome : results.cases()) {
      for (Results.Rounds one : outcome.contestants()) {
        line(
            "| %s | %s | %s | %.0f | %s |",
            outcome.work().words(),
            one.contestant(),
            one.spread().words(2),
            one.peakMib(),
            one.scoresDiffer().map(d -> String.format(Locale.ROOT, "%.1e", d)).orElse(""));
      }
    }
    line("");
  }

  private void memory(Results results) {
    if (results.memory().isEmpty()) {
      return;
    }
    memoryTable(List.of(results));
    line("");
  }

  private void memoryTable(List<Results> all) {
    line("| training | early MiB (step) | late MiB (step) | growth | peak MiB | limit | |");
    line("|---|---|---|---|---|---|---|");
    for (Results.Memory one : all.stream().flatMap(run -> run.memory().stream()).toList()) {
      line(
          "| %s, batch %d | %.0f (%d) | %.0f (%d) | %.1f %% | %.0f | %.0f, below 2 %% | %s |",
          one.arch(),
          one.batch(),
          one.early(),
          one.everySteps(),
          one.late(),
          one.everySteps() * one.resident().size(),
          100 * one.growth(),
          one.peak(),
          one.limit(),
          met(Optional.of(one.peak() < one.limit() && one.growth() < 0.02)));
    }
  }

  private void growth(Results results) {
    if (results.growth().isEmpty()) {
      return;
    }
    line("| work | images | seconds | images/s | resident MiB | peak MiB |");
    line("|---|---|---|---|---|---|");
    for (Results.Growth one : results.growth()) {
      line(
          "| %s | %d | %.1f | %.1f | %.0f | %.0f |",
          one.work(),
          one.images(),
          one.seconds(),
          one.images() / one.seconds(),
          one.residentMib(),
          one.peakMib());
    }
    line("");
  }

  private void notes(Results results) {
    results.notes().forEach(note -> line("- %s", note));
    for (Results.Outcome outcome : results.cases()) {
      outcome.notes().forEach(note -> line("- %s: %s", outcome.work().words(), note));
    }
  }

  static String met(Optional<Boolean> met) {
    return met.map(yes -> yes ? "met" : "missed").orElse("");
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
