package io.luxate.evidence;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.stats.OneVsRest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The predictions as one column of scores per class. */
record Classes(List<GroupMetrics> rows, OneVsRest macro) {

  /** Empty unless the predictions carry scores for more than two classes. */
  static Optional<Classes> of(List<Prediction> predictions) {
    boolean many = !predictions.isEmpty() && predictions.get(0).classScores().size() > 2;
    return many ? Optional.of(required(predictions)) : Optional.empty();
  }

  /** Throws DATA naming the image whose class scores do not fit the first one's. */
  static Classes required(List<Prediction> predictions) {
    if (predictions.isEmpty() || predictions.get(0).classScores().size() < 2) {
      throw new LuxateException(
          Kind.DATA, "the predictions carry no scores per class; add columns score_<class>");
    }
    List<String> names = List.copyOf(predictions.get(0).classScores().keySet());
    double[][] scores = new double[predictions.size()][names.size()];
    int[] labels = new int[predictions.size()];
    for (int i = 0; i < labels.length; i++) {
      Prediction row = predictions.get(i);
      labels[i] = names.indexOf(row.label());
      for (int c = 0; c < names.size(); c++) {
        Double score = row.classScores().get(names.get(c));
        if (score == null || labels[i] < 0) {
          throw new LuxateException(
              Kind.DATA,
              row.path()
                  + " (row "
                  + (i + 1)
                  + "): "
                  + (score == null
                      ? "no score for class '" + names.get(c) + "'"
                      : "label '" + row.label() + "' is none of " + names));
        }
        scores[i][c] = score;
      }
    }
    OneVsRest macro = OneVsRest.of(scores, labels);
    List<GroupMetrics> rows = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      String name = names.get(c);
      int members = (int) predictions.stream().filter(p -> p.label().equals(name)).count();
      rows.add(
          macro
              .perClass()
              .get(c)
              .map(auroc -> GroupMetrics.measured(name, auroc))
              .orElse(GroupMetrics.counted(name, labels.length, members)));
    }
    return new Classes(List.copyOf(rows), macro);
  }
}
