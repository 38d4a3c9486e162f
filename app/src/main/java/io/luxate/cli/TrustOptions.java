package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.explain.trust.Finding;
import io.luxate.explain.trust.Outcome;
import io.luxate.explain.trust.Verdict;
import io.luxate.model.heatmap.HeatmapMethod;
import io.luxate.study.TrustRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How {@code luxate explain} is asked whether maps deserve trust. */
final class TrustOptions {
  @Option(
      names = "--trust",
      description = {
        "Also test on these images whether maps of this model by this method deserve trust, and"
            + " write trust.json. Takes at least 10 images."
      })
  private boolean trust;

  @Option(
      names = "--boxes",
      paramLabel = "TABLE",
      description = "With --trust: images.csv whose column box says where findings lie.")
  private @Nullable Path boxes;

  @Option(
      names = "--other-seed",
      paramLabel = "RUN",
      description = "With --trust: the same training with another seed; may be repeated.")
  private List<Path> others = new ArrayList<>();

  /** The tests asked for; throws USER where only their options are given. */
  Optional<TrustRun> asked(
      Path run, List<Path> files, Optional<String> shown, HeatmapMethod method) {
    if (!trust && (boxes != null || !others.isEmpty())) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          (boxes != null ? "--boxes" : "--other-seed")
              + " belongs to --trust; add it, or leave both");
    }
    return trust
        ? Optional.of(new TrustRun(run, files, shown, method, Optional.ofNullable(boxes), others))
        : Optional.empty();
  }

  /** The verdict for a person. */
  static List<String> lines(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "maps by "
            + verdict.method()
            + switch (verdict.standing()) {
              case EARNED -> ": trust earned; every test was passed";
              case INCOMPLETE -> ": no test failed, but not all were made; see below";
              case WITHHELD -> ": trust not earned; a report withholds them";
            });
    for (Finding finding : verdict.findings()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-10s %-14s %s",
              word(finding.outcome()),
              finding.test().id(),
              finding.words()));
    }
    return lines;
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      default -> "not tested";
    };
  }
}
