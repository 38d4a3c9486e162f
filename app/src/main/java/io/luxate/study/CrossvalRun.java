package io.luxate.study;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.Excluded;
import io.luxate.dataset.Fingerprint;
import io.luxate.dataset.Folds;
import io.luxate.dataset.ImageSet;
import io.luxate.dataset.SplitTable;
import io.luxate.evidence.Aim;
import io.luxate.evidence.Collapse;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Predictions;
import io.luxate.model.Engine;
import io.luxate.train.Training;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What {@code luxate crossval} does: cross-validation over all images of a set, whatever splits it
 * gives.
 */
public record CrossvalRun(SingleRun run, int folds) {

  /**
   * Writes {@code predictions.csv} after every fold, then {@code metrics.json}.
   *
   * @return empty when the thread was interrupted before the last fold
   */
  public Optional<Metrics> run(Path out, Progress progress, Consumer<String> say) {
    try (RunFolder held = run.claim(out)) {
      return runIn(held.path(), progress, say);
    }
  }

  private Optional<Metrics> runIn(Path out, Progress progress, Consumer<String> say) {
    ImageSet set =
        ImageSet.load(DatasetReader.read(run.data()), run.recipe().workingPx(), progress);
    set.requireTrainable();
    final int[] fold = Folds.assign(set.items(), folds, run.seed());
    Training training = run.training(set.dataset(), out);
    Path excluded = out.resolve("excluded.csv");
    Excluded.write(excluded, set.excluded());
    Excluded.tell(set.excluded(), excluded, say);
    Fingerprint.of(set).write(out.resolve("fingerprint.json"));
    Documents.writeYaml(out.resolve("recipe.yaml"), run.recipe());
    SplitTable.write(out.resolve("splits.csv"), set.items(), fold);
    CrossValidation validation = new CrossValidation(training, folds, false);
    Sharing sharing = validation.cores(set.items()).decide(Engine.threads());
    sharing.tell(say);
    Documents.writeJson(
        out.resolve("provenance.json"),
        CrossvalProvenance.of(training, folds, set.items(), sharing));
    Path table = out.resolve("predictions.csv");
    CrossValidation.Scored scored =
        validation.run(
            set.items(), out, sharing, soFar -> Predictions.write(table, soFar), progress);
    int finished = scored.finishedFolds();
    if (finished < folds) {
      say.accept(
          finished == 0
              ? "luxate: interrupted before the first fold was finished; nothing was measured"
              : "luxate: interrupted; "
                  + finished
                  + " of "
                  + folds
                  + " folds finished, their predictions in "
                  + table
                  + "; there is no AUROC of some folds only");
      return Optional.empty();
    }
    List<Prediction> predictions = scored.predictions();
    Collapse.warnings(predictions).forEach(say);
    Aim aim = Aim.of(training.classes(), training.positive(), training.multiLabel());
    Metrics metrics = aim.measure(predictions, aim.fix(predictions, "the same out-of-fold scores"));
    Documents.writeJson(out.resolve("metrics.json"), metrics);
    return Optional.of(metrics);
  }
}
