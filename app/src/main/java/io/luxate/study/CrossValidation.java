package io.luxate.study;

import io.luxate.Progress;
import io.luxate.dataset.Folds;
import io.luxate.dataset.Item;
import io.luxate.dataset.Split;
import io.luxate.dataset.Splits;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Scoring;
import io.luxate.model.TrainedModel;
import io.luxate.train.Recipe;
import io.luxate.train.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Stratified, patient-grouped k-fold cross-validation: every image is scored once, by a model that
 * saw neither it nor its patient.
 *
 * @param training what is done for each fold
 * @param folds at least 2
 * @param keepsModels whether each fold's model is saved in its folder
 */
public record CrossValidation(Training training, int folds, boolean keepsModels) {
  /** Of each fold's training images, to choose the epoch by, where the recipe wants that. */
  private static final double INNER_FRACTION = 0.15;

  /**
   * What a cross-validation came to.
   *
   * @param predictions in the items' order
   */
  public record Scored(List<Prediction> predictions, int finishedFolds) {
    public Scored {
      predictions = List.copyOf(predictions);
    }
  }

  /**
   * Out-of-fold predictions: trains and scores the folds, side by side where there are cores. The
   * images of a fold never choose their own model's epoch: when the recipe keeps the best epoch, it
   * is chosen on a part of the other folds.
   *
   * @param scratch a folder for static copies
   * @param sharing how the folds share the cores
   * @param afterFold hears after each fold of all predictions so far
   * @return of the folds that were finished, which are all unless the thread was interrupted
   */
  Scored run(
      List<Item> items,
      Path scratch,
      Sharing sharing,
      Consumer<List<Prediction>> afterFold,
      Progress progress) {
    int[] fold = Folds.assign(items, folds, training.seed());
    SortedMap<Integer, Prediction> predictions = new TreeMap<>();
    List<Supplier<Optional<Integer>>> jobs = new ArrayList<>();
    for (int k = 0; k < folds; k++) {
      int number = k;
      jobs.add(
          () -> {
            Optional<List<Prediction>> scored = score(items, fold, number, scratch, progress);
            scored.ifPresent(
                ofFold -> {
                  synchronized (predictions) {
                    Iterator<Prediction> next = ofFold.iterator();
                    for (int i = 0; i < fold.length; i++) {
                      if (fold[i] == number) {
                        predictions.put(i, next.next());
                      }
                    }
                    afterFold.accept(List.copyOf(predictions.values()));
                  }
                });
            return scored.map(ofFold -> number);
          });
    }
    int finished = (int) SideBySide.run(jobs, sharing).stream().filter(Optional::isPresent).count();
    return new Scored(List.copyOf(predictions.values()), finished);
  }

  /** How the folds are to share the cores. */
  SharedCores cores(List<Item> items) {
    return new SharedCores(folds, 1, training, items);
  }

  /** A fold's predictions in its items' order; empty when the training was interrupted. */
  private Optional<List<Prediction>> score(
      List<Item> items, int[] fold, int number, Path scratch, Progress progress) {
    List<Item> rest = new ArrayList<>();
    List<Item> held = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (fold[i] == number) {
        held.add(items.get(i));
      } else {
        rest.add(items.get(i).in(Split.TRAIN));
      }
    }
    boolean chooses =
        training.recipe().keep() == Recipe.Keep.BEST || training.recipe().patienceEpochs() > 0;
    List<Item> sided = chooses ? Splits.assign(rest, INNER_FRACTION, 0, training.seed()) : rest;
    List<Item> learn = sided.stream().filter(item -> item.isOn(Split.TRAIN)).toList();
    List<Item> inner = sided.stream().filter(item -> item.isOn(Split.VAL)).toList();
    String name = "fold " + (number + 1) + "/" + folds + " ";
    Progress named =
        (task, done, total, detail) -> progress.update(name + task, done, total, detail);
    Path run = folder(scratch, number);
    Training.Outcome outcome = training.run(learn, inner, run, named);
    try (TrainedModel model = outcome.model()) {
      if (keepsModels && !outcome.fitted().interrupted()) {
        outcome.save(run);
      }
      return outcome.fitted().interrupted()
          ? Optional.empty()
          : Optional.of(
              Scoring.score(model, held, Progress.SILENT).stream()
                  .map(prediction -> prediction.withSplit("val").withFold(number))
                  .toList());
    }
  }

  /** Where a fold's model lies, counted from 0. */
  static Path folder(Path scratch, int fold) {
    return scratch.resolve("fold-" + fold);
  }
}
