package io.luxate.curate.labels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Labels against which a classifier speaks that did not learn from them: those where another class
 * reaches the mean probability that the images of that class give it. Northcutt CG, Jiang L, Chuang
 * IL. Confident learning: estimating uncertainty in dataset labels. J Artif Intell Res
 * 2021;70:1373-1411.
 */
final class ConfidentLearning {
  /**
   * One label in doubt.
   *
   * @param index of the image
   * @param other the class that it rather is
   * @param margin the other class's probability less the label's, -1 to 1
   */
  record Doubt(int index, int other, double margin) {}

  private ConfidentLearning() {}

  /**
   * The labels in doubt, the surest first.
   *
   * @param probabilities out of fold, one row per image that sums to 1
   * @param labels the class of each, 0 and up
   */
  static List<Doubt> doubts(double[][] probabilities, int[] labels, int classes) {
    double[] threshold = new double[classes];
    int[] count = new int[classes];
    for (int i = 0; i < labels.length; i++) {
      threshold[labels[i]] += probabilities[i][labels[i]];
      count[labels[i]]++;
    }
    for (int c = 0; c < classes; c++) {
      threshold[c] /= Math.max(1, count[c]);
    }
    List<Doubt> doubts = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      int likeliest = -1;
      for (int c = 0; c < classes; c++) {
        if (probabilities[i][c] >= threshold[c]
            && (likeliest < 0 || probabilities[i][c] > probabilities[i][likeliest])) {
          likeliest = c;
        }
      }
      if (likeliest >= 0 && likeliest != labels[i]) {
        double margin = probabilities[i][likeliest] - probabilities[i][labels[i]];
        doubts.add(new Doubt(i, likeliest, margin));
      }
    }
    doubts.sort(Comparator.comparingDouble(Doubt::margin).reversed());
    return doubts;
  }
}
