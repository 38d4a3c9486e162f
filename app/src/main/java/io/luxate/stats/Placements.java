package io.luxate.stats;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Each image's place among the images of the other class: for a positive the share of negatives
 * scored below it, for a negative the share of positives scored above it, a tie counting one half.
 * Their mean over either class is the AUROC; their spread gives DeLong's variance. Computed from
 * three sets of midranks, O(n log n): Sun X, Xu W. Fast implementation of DeLong's algorithm. IEEE
 * Signal Process Lett 2014;21:1389-93.
 */
final class Placements {
  private final double[] placements;
  private final boolean[] positive;
  private final int positives;
  private final double auroc;

  Placements(double[] scores, boolean[] positive) {
    Scores.checkTwoClasses(scores, positive);
    this.positive = positive.clone();
    this.positives = Scores.positives(positive);
    this.placements = new double[scores.length];
    double[] all = Midranks.of(scores);
    double sum = 0;
    for (boolean side : new boolean[] {true, false}) {
      int[] members = IntStream.range(0, scores.length).filter(i -> positive[i] == side).toArray();
      double[] within = Midranks.of(IntStream.of(members).mapToDouble(i -> scores[i]).toArray());
      double others = scores.length - members.length;
      for (int k = 0; k < members.length; k++) {
        double below = (all[members[k]] - within[k]) / others;
        placements[members[k]] = side ? below : 1 - below;
        sum += side ? below : 0;
      }
    }
    this.auroc = sum / positives;
  }

  double auroc() {
    return auroc;
  }

  int positives() {
    return positives;
  }

  int negatives() {
    return positive.length - positives;
  }

  /** Each image's placement less the AUROC, in the order given. */
  double[] deviations() {
    return DoubleStream.of(placements).map(p -> p - auroc).toArray();
  }

  /**
   * What each image adds to the error of the AUROC; the sum of squares is DeLong's variance (NaN
   * when a class has one image only). Sums over several AUROCs of the same images keep their
   * covariance.
   */
  double[] influence() {
    double[] influence = new double[placements.length];
    for (int i = 0; i < influence.length; i++) {
      double size = positive[i] ? positives() : negatives();
      influence[i] =
          size < 2 ? Double.NaN : (placements[i] - auroc) / Math.sqrt(size * (size - 1.0));
    }
    return influence;
  }

  static double sumOfSquares(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v * v;
    }
    return sum;
  }
}
