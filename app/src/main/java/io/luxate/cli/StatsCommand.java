package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.evidence.CalibrationMethod;
import io.luxate.evidence.FixedRules;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Predictions;
import io.luxate.evidence.Statistics;
import io.luxate.evidence.StatisticsText;
import io.luxate.evidence.Wanted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate stats}. */
@Command(
    name = "stats",
    description = {
      "Says what the scores of any model amount to, with intervals.",
      "SCORES is a table path,label,score and, if known, patient and site; label is 0 or 1, or a",
      "word with --positive. See docs/statistics.md."
    },
    footer = {
      "",
      "Example:",
      "  luxate stats external.csv --internal out-of-fold.csv --compare other-model.csv"
    })
final class StatsCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(index = "0", paramLabel = "SCORES", description = "A table of scores.")
  private Path scores = Path.of("");

  @Option(
      names = "--positive",
      description = "The label of the finding (default: ${DEFAULT-VALUE}).")
  private String positive = "1";

  @Option(
      names = "--compare",
      paramLabel = "OTHER",
      description = "Another model's scores of the same images.")
  private @Nullable Path other;

  @Option(
      names = "--threshold",
      description = "A threshold fixed elsewhere; scores from it on are positive. Repeatable.")
  private List<Double> thresholds = new ArrayList<>();

  @Option(
      names = "--internal",
      description = {
        "The same model's scores of internal images that it was not trained on; thresholds and",
        "abstention are fixed on these."
      })
  private @Nullable Path internal;

  @Option(
      names = "--sensitivity",
      description = "With --internal, also the threshold that reaches it there.")
  private @Nullable Double sensitivity;

  @Option(
      names = "--specificity",
      description = "With --internal, also the threshold that reaches it there.")
  private @Nullable Double specificity;

  @Option(
      names = "--error-rate",
      description = "With --internal, abstain so that in each class no more is missed than this.")
  private @Nullable Double errorRate;

  @Option(
      names = "--calibrate",
      paramLabel = "METHOD",
      description = {
        "With --internal, also measure calibration after a curve fitted there:",
        "platt, temperature or isotonic."
      })
  private @Nullable String calibration;

  @Override
  public Integer call() {
    boolean fixes =
        sensitivity != null || specificity != null || errorRate != null || calibration != null;
    if (internal == null && fixes) {
      throw new LuxateException(
          Kind.USER,
          "--sensitivity, --specificity, --error-rate and --calibrate are fixed on internal"
              + " scores; give --internal, since a rule made on the scores it is measured on"
              + " flatters");
    }
    for (double threshold : thresholds) {
      if (!Double.isFinite(threshold)) {
        throw new LuxateException(
            Kind.USER, "--threshold " + threshold + " is no number; give a score such as 0.5");
      }
    }
    List<Prediction> rows = read(scores);
    if (internal != null) {
      warnOfShared(rows, internal);
    }
    FixedRules fixed = internal == null ? FixedRules.none() : fixedOn(internal);
    Statistics statistics =
        Statistics.of(
            rows,
            positive,
            fixed.withGiven(thresholds),
            Optional.ofNullable(other).map(this::read),
            common.seed());
    common.print(statistics, StatisticsText.lines(statistics));
    return 0;
  }

  /** Rules fixed on the images that they are measured on flatter. */
  private void warnOfShared(List<Prediction> rows, Path file) {
    Set<String> inside =
        Predictions.read(file).stream().map(Prediction::path).collect(Collectors.toSet());
    long shared = rows.stream().filter(row -> inside.contains(row.path())).count();
    if (shared > 0) {
      common.say(
          "luxate: warning: "
              + shared
              + " of the images also stand in "
              + file
              + "; rules fixed on images flatter on the same images");
    }
  }

  private FixedRules fixedOn(Path file) {
    return FixedRules.on(
        read(file),
        String.valueOf(file.getFileName()),
        positive,
        new Wanted(
            optional(sensitivity), optional(specificity), optional(errorRate), calibration()));
  }

  private Optional<CalibrationMethod> calibration() {
    return Optional.ofNullable(calibration).map(CalibrationMethod::named);
  }

  private List<Prediction> read(Path file) {
    List<Prediction> rows = Predictions.read(file);
    long paths = rows.stream().map(Prediction::path).distinct().count();
    if (paths < rows.size()) {
      common.say(
          "luxate: warning: "
              + file
              + ": "
              + (rows.size() - paths)
              + " rows name an image that stands in another row too; each counts as an image");
    }
    if (rows.isEmpty()) {
      throw new LuxateException(Kind.DATA, file + " holds no row below its header");
    }
    Set<String> labels =
        rows.stream().map(Prediction::label).collect(Collectors.toCollection(TreeSet::new));
    if (!labels.contains(positive)) {
      throw new LuxateException(
          Kind.DATA,
          file
              + ": no row has the label '"
              + positive
              + "' (labels: "
              + String.join(", ", labels)
              + "); name the finding with --positive");
    }
    if (positive.equals("1")) { // beside 1 only 0 is no finding
      for (int i = 0; i < rows.size(); i++) {
        if (!rows.get(i).label().equals("0") && !rows.get(i).label().equals("1")) {
          throw new LuxateException(
              Kind.DATA,
              file
                  + " row "
                  + (i + 2)
                  + ": label '"
                  + rows.get(i).label()
                  + "' is neither 0 nor 1; correct it, or name the finding with --positive");
        }
      }
    }
    return rows;
  }

  private static OptionalDouble optional(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
