package io.luxate.train;

import io.luxate.LuxateException;
import java.util.ArrayList;
import java.util.List;

/** Loss and AUROC of the pictures seen so far. */
final class Tally {
  private final Objective objective;
  private final List<double[]> scores = new ArrayList<>();
  private final List<Sample> seen = new ArrayList<>();
  private double lossSum;

  Tally(Objective objective) {
    this.objective = objective;
  }

  void add(Judged judged, List<Sample> samples) {
    float loss = judged.loss();
    if (!Float.isFinite(loss)) {
      throw diverged("the loss is " + loss);
    }
    lossSum += loss * samples.size();
    int outputs = judged.scores().length / samples.size();
    for (int i = 0; i < samples.size(); i++) {
      double[] row = new double[outputs];
      for (int k = 0; k < outputs; k++) {
        row[k] = judged.scores()[i * outputs + k];
      }
      scores.add(row);
    }
    seen.addAll(samples);
  }

  static LuxateException diverged(String sign) {
    return new LuxateException(
        LuxateException.Kind.USER,
        "training diverged (" + sign + "); lower learningRate in the recipe");
  }

  double loss() {
    return lossSum / Math.max(1, seen.size());
  }

  /** NaN when nothing seen is to be told apart. */
  double auroc() {
    return objective.auroc(scores.toArray(double[][]::new), seen);
  }
}
