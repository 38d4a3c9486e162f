package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.Example;
import io.luxate.evidence.Call;
import io.luxate.label.Doubt;
import io.luxate.model.ModelCard;
import io.luxate.study.PredictRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which order {@code luxate label} shows images. */
final class LabelOrder {
  @Option(
      names = "--order-by",
      paramLabel = "SCORES",
      description = {
        "Show first what a model doubts most: a table of scores (predict --csv,",
        "predictions.csv) or a trained model (default: shuffled for each reader)."
      })
  private @Nullable Path scores;

  @Option(
      names = "--threshold",
      description =
          "Of a table of scores: doubt is the distance to it (default: ${DEFAULT-VALUE}).")
  private double threshold = 0.5;

  /** How doubtful each image is, by path; empty where no model is to order them. */
  Optional<Map<String, Double>> doubt(Dataset set, Progress progress) {
    if (scores == null) {
      return Optional.empty();
    }
    boolean table = Files.isRegularFile(scores) && scores.toString().endsWith(".csv");
    return Optional.of(table ? Doubt.read(scores, set, threshold) : ofModel(scores, set, progress));
  }

  private static Map<String, Double> ofModel(Path run, Dataset set, Progress progress) {
    Map<String, String> pathOf = new HashMap<>();
    for (Example example : set.examples()) {
      pathOf.put(example.file().toString(), example.path());
    }
    Map<String, Double> doubt = new HashMap<>();
    boolean whole =
        new PredictRun(run, set.examples().stream().map(Example::file).toList())
            .run(
                card -> requireOneClassEach(card, run),
                rows -> rows.forEach(row -> put(doubt, pathOf, row)),
                progress);
    if (!whole) {
      throw new CancellationException("stopped");
    }
    return doubt;
  }

  private static void put(
      Map<String, Double> doubt, Map<String, String> pathOf, PredictRun.Row row) {
    if (row instanceof PredictRun.Answered answered) {
      Call call = answered.call();
      doubt.put(
          Optional.ofNullable(pathOf.get(call.path())).orElseThrow(),
          call.threshold()
              .map(threshold -> Math.abs(call.probability() - threshold))
              .orElseGet(() -> Doubt.lead(call.classes().values())));
    }
  }

  private static void requireOneClassEach(ModelCard card, Path run) {
    if (card.multiLabel()) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          run + " answers several labels at once, and no one of them orders images; give scores");
    }
  }
}
