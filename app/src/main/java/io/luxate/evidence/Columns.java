package io.luxate.evidence;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.List;

/** Predictions as the arrays that statistics take. */
final class Columns {
  private Columns() {}

  static double[] scores(List<Prediction> predictions) {
    return predictions.stream().mapToDouble(Prediction::score).toArray();
  }

  /** Which rows are positive; DATA naming the labels that exist unless both sides are there. */
  static boolean[] positive(List<Prediction> predictions, String positive) {
    boolean[] truth = truth(predictions, positive);
    long positives = predictions.stream().filter(p -> p.label().equals(positive)).count();
    if (positives == 0 || positives == truth.length) {
      List<String> labels =
          predictions.stream().map(Prediction::label).distinct().sorted().toList();
      throw new LuxateException(
          Kind.DATA,
          "no AUROC: "
              + positives
              + " of "
              + truth.length
              + " images are '"
              + positive
              + "' (labels: "
              + String.join(", ", labels)
              + "); both classes are needed");
    }
    return truth;
  }

  /** Whether rows of both sides are there. */
  static boolean hasBoth(List<Prediction> predictions, String positive) {
    return predictions.stream().map(p -> p.label().equals(positive)).distinct().count() > 1;
  }

  /** Which rows are positive, whether or not both sides are there. */
  static boolean[] truth(List<Prediction> predictions, String positive) {
    boolean[] truth = new boolean[predictions.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = predictions.get(i).label().equals(positive);
    }
    return truth;
  }
}
