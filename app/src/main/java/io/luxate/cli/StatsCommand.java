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
    List<Prediction> rows = read(scores);
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
    return rows;
  }

  private static OptionalDouble optional(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
