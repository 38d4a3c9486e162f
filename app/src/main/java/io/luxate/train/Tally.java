package io.luxate.train;

import io.luxate.LuxateException;
import io.luxate.stats.Auroc;
import io.luxate.stats.OneVsRest;
import java.util.ArrayList;
import java.util.List;

/** Loss and AUROC of the pictures seen so far. */
final class Tally {
  private final int classes;
  private final List<double[]> scores = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private double lossSum;

  Tally(int classes) {
    this.classes = classes;
  }

  void add(Judged judged, List<Sample> samples) {
    float loss = judged.loss();
    if (!Float.isFinite(loss)) {
      throw diverged("the loss is " + loss);
    }
    lossSum += loss * samples.size();
    for (int i = 0; i < samples.size(); i++) {
      double[] row = new double[classes];
      for (int k = 0; k < classes; k++) {
        row[k] = judged.scores()[i * classes + k];
      }
      scores.add(row);
      labels.add(samples.get(i).label());
    }
  }

  static LuxateException diverged(String sign) {
    return new LuxateException(
        LuxateException.Kind.USER,
        "training diverged (" + sign + "); lower learningRate in the recipe");
  }

  double loss() {
    return lossSum / Math.max(1, labels.size());
  }

  /** NaN when only one class was seen. */
  double auroc() {
    if (labels.stream().distinct().count() < 2) {
      return Double.NaN;
    }
    int[] truth = labels.stream().mapToInt(Integer::intValue).toArray();
    if (classes > 2) {
      return OneVsRest.of(scores.toArray(double[][]::new), truth).macro();
    }
    double[] margin = scores.stream().mapToDouble(row -> row[1] - row[0]).toArray();
    boolean[] second = new boolean[truth.length];
    for (int i = 0; i < truth.length; i++) {
      second[i] = truth[i] == 1;
    }
    return Auroc.of(margin, second).value();
  }
}
