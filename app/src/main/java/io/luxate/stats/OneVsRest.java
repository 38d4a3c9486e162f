package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.List;
import java.util.Optional;

/**
 * AUROC for more than two classes: each class against all others, and their unweighted mean.
 *
 * @param perClass in the order of the class numbers; empty for a class that no row, or every row,
 *     belongs to
 * @param macro mean over the classes that have one, 0 to 1
 * @param macroVariance DeLong's variance of the mean, covariances between classes included; NaN
 *     when a class has one image only
 */
public record OneVsRest(List<Optional<Auroc>> perClass, double macro, double macroVariance) {
  public OneVsRest {
    perClass = List.copyOf(perClass);
  }

  /**
   * Measures every class.
   *
   * @param scores one row per image, one column per class
   * @param labels the true class of each row, 0 to the number of columns - 1
   * @throws LuxateException DATA when lengths differ, a score is not finite, a label is no column,
   *     or fewer than two classes are there; the row is named
   */
  public static OneVsRest of(double[][] scores, int[] labels) {
    check(scores, labels);
    int classes = classes(scores);
    boolean[][] truth = new boolean[labels.length][classes];
    for (int i = 0; i < labels.length; i++) {
      truth[i][labels[i]] = true;
    }
    MultiLabel each = MultiLabel.columns(scores, truth, classes);
    if (each.measured() < 2) {
      throw new LuxateException(
          Kind.DATA, "at least two classes are needed among the labels; add images of another");
    }
    return new OneVsRest(each.perLabel(), each.macro(), each.macroVariance());
  }

  /**
   * The micro average: one area over all pairs of a row and a class, where the true class of a row
   * counts as positive. Its variance takes the scores of one row as one cluster.
   *
   * @throws LuxateException DATA as for {@link #of}
   */
  public static ClusteredAuroc micro(double[][] scores, int[] labels) {
    check(scores, labels);
    int classes = classes(scores);
    double[] flat = new double[scores.length * classes];
    boolean[] positive = new boolean[flat.length];
    int[] row = new int[flat.length];
    for (int k = 0; k < flat.length; k++) {
      row[k] = k / classes;
      flat[k] = scores[row[k]][k % classes];
      positive[k] = labels[row[k]] == k % classes;
    }
    return ClusteredAuroc.of(flat, positive, Clusters.of(row));
  }

  /** As {@link MultiLabel#macroInterval}. */
  public Interval macroInterval(double level) {
    return new MultiLabel(perClass, macro, macroVariance).macroInterval(level);
  }

  /** As {@link #macroInterval}, on the logit scale. */
  public Interval macroLogitInterval(double level) {
    return new MultiLabel(perClass, macro, macroVariance).macroLogitInterval(level);
  }

  private static int classes(double[][] scores) {
    return scores.length == 0 ? 0 : scores[0].length;
  }

  static void check(double[][] scores, int[] labels) {
    Scores.checkLengths(scores.length, labels.length);
    int classes = classes(scores);
    for (int i = 0; i < scores.length; i++) {
      Scores.checkRow(scores[i], i, classes);
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new LuxateException(
            Kind.DATA, "label at index " + i + " is " + labels[i] + ", not 0 to " + (classes - 1));
      }
    }
  }
}
