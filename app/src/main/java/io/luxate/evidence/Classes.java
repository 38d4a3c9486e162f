package io.luxate.evidence;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.stats.ClusteredAuroc;
import io.luxate.stats.Clusters;
import io.luxate.stats.Interval;
import io.luxate.stats.MultiLabel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The predictions as one column of scores per class, or per label where several may hold. */
final class Classes {
  private final List<Prediction> predictions;
  private final List<String> names;
  private final boolean multiLabel;
  private final double[][] scores;
  private final boolean[][] truth;

  private Classes(List<Prediction> predictions, boolean multiLabel) {
    if (predictions.isEmpty() || predictions.get(0).classScores().size() < 2) {
      throw new LuxateException(
          Kind.DATA, "the predictions carry no scores per class; add columns score_<class>");
    }
    this.predictions = predictions;
    this.names = List.copyOf(predictions.get(0).classScores().keySet());
    this.multiLabel = multiLabel;
    this.scores = new double[predictions.size()][names.size()];
    this.truth = new boolean[predictions.size()][names.size()];
    for (int i = 0; i < scores.length; i++) {
      List<String> held = held(predictions.get(i), i);
      for (int c = 0; c < names.size(); c++) {
        Double score = predictions.get(i).classScores().get(names.get(c));
        if (score == null) {
          throw fault(i, "no score for class '" + names.get(c) + "'");
        }
        scores[i][c] = score;
        truth[i][c] = held.contains(names.get(c));
      }
    }
  }

  /** Empty unless the predictions carry scores for more than two classes. */
  static Optional<Classes> of(List<Prediction> predictions) {
    boolean many = !predictions.isEmpty() && predictions.get(0).classScores().size() > 2;
    return many ? Optional.of(exclusive(predictions)) : Optional.empty();
  }

  /**
   * Throws DATA naming the image whose class scores do not fit, or when only one class is there.
   */
  static Classes exclusive(List<Prediction> predictions) {
    Classes classes = new Classes(predictions, false);
    if (predictions.stream().map(Prediction::label).distinct().count() < 2) {
      throw new LuxateException(
          Kind.DATA, "at least two classes are needed among the labels; add images of another");
    }
    return classes;
  }

  /** Throws DATA naming the image whose label scores do not fit. */
  static Classes labels(List<Prediction> predictions) {
    return new Classes(predictions, true);
  }

  private List<String> held(Prediction row, int index) {
    List<String> held = multiLabel ? row.labels().names() : List.of(row.label());
    for (String name : held) {
      if (!names.contains(name)) {
        throw fault(index, "label '" + name + "' is none of " + names);
      }
    }
    return held;
  }

  private LuxateException fault(int index, String what) {
    return new LuxateException(
        Kind.DATA, predictions.get(index).path() + " (row " + (index + 1) + "): " + what);
  }

  /** Each class against the rest, or each label; with calls where a threshold stands for it. */
  List<GroupMetrics> rows(Map<String, Threshold> fixed) {
    return names.stream().map(name -> row(name, Optional.ofNullable(fixed.get(name)))).toList();
  }

  private GroupMetrics row(String name, Optional<Threshold> threshold) {
    List<Prediction> alone = Prediction.about(name, predictions);
    boolean[] positive = Columns.truth(alone, name);
    if (!Columns.hasBoth(alone, name)) {
      int members = (int) IntStream.range(0, positive.length).filter(i -> positive[i]).count();
      return GroupMetrics.counted(name, positive.length, members);
    }
    double[] column = Columns.scores(alone);
    Area area = Area.of(alone, column, positive);
    return GroupMetrics.measured(name, area.auroc(), area.interval())
        .at(threshold.map(t -> OperatingPoint.at(t, column, positive)));
  }

  /** The unweighted mean; its interval knows of patients. */
  Mean macro() {
    MultiLabel each = MultiLabel.of(scores, truth, Area.patients(predictions));
    return new Mean(
        each.macro(), each.macroInterval(Metrics.LEVEL), each.macroLogitInterval(Metrics.LEVEL));
  }

  /** A mean with its interval, and the one on the logit scale. */
  record Mean(double auroc, Interval interval, Interval logit) {}

  AllClasses together() {
    Clusters rows =
        Area.patients(predictions)
            .orElseGet(() -> Clusters.of(IntStream.range(0, scores.length).toArray()));
    ClusteredAuroc micro = MultiLabel.micro(scores, truth, rows);
    return new AllClasses(
        multiLabel,
        Estimate.of(micro.value(), micro.interval(Metrics.LEVEL)),
        multiLabel ? Optional.empty() : Optional.of(mostLikely()));
  }

  private AllClasses.MostLikely mostLikely() {
    List<List<Integer>> calls = new ArrayList<>();
    names.forEach(name -> calls.add(new ArrayList<>(Collections.nCopies(names.size(), 0))));
    int right = 0;
    for (int i = 0; i < scores.length; i++) {
      int called = 0;
      for (int c = 1; c < names.size(); c++) {
        called = scores[i][c] > scores[i][called] ? c : called;
      }
      List<Integer> row = calls.get(names.indexOf(predictions.get(i).label()));
      row.set(called, row.get(called) + 1);
      right += truth[i][called] ? 1 : 0;
    }
    return new AllClasses.MostLikely(names, calls, Rate.of(right, scores.length));
  }
}
