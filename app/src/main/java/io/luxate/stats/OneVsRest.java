package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * AUROC for more than two classes: each class against all others, and their unweighted mean.
 *
 * @param each every class as a label of its own
 */
public record OneVsRest(MultiLabel each) {

  /** As {@link #of(double[][], int[], Optional)}, each image taken as one patient's only. */
  public static OneVsRest of(double[][] scores, int[] labels) {
    return of(scores, labels, Optional.empty());
  }

  /**
   * Measures every class.
   *
   * @param scores one row per image, one column per class
   * @param labels the true class of each row, 0 to the number of columns - 1
   * @param patients which rows are of one patient
   * @throws LuxateException DATA when lengths differ, a score is not finite, a label is no column,
   *     or fewer than two classes are there; the row is named
   */
  public static OneVsRest of(double[][] scores, int[] labels, Optional<Clusters> patients) {
    MultiLabel each = MultiLabel.columns(scores, truth(scores, labels), classes(scores), patients);
    if (each.counted().size() < 2) {
      throw new LuxateException(
          Kind.DATA, "at least two classes are needed among the labels; add images of another");
    }
    return new OneVsRest(each);
  }

  /**
   * The micro average: one area over all pairs of a row and a class, where the true class of a row
   * counts as positive. Its variance takes the scores of one row as one cluster.
   *
   * @throws LuxateException DATA as for {@link #of}
   */
  public static ClusteredAuroc micro(double[][] scores, int[] labels) {
    boolean[][] truth = truth(scores, labels);
    int[] rows = new int[scores.length];
    Arrays.setAll(rows, i -> i);
    return MultiLabel.micro(scores, truth, Clusters.of(rows));
  }

  /** In the order of the class numbers; empty for a class that no row, or every row, belongs to. */
  public List<Optional<Auroc>> perClass() {
    return each.perLabel();
  }

  /** Mean over the classes that have one, 0 to 1. */
  public double macro() {
    return each.macro();
  }

  /** As {@link MultiLabel#macroVariance}. */
  public double macroVariance() {
    return each.macroVariance();
  }

  /** As {@link MultiLabel#macroInterval}. */
  public Interval macroInterval(double level) {
    return each.macroInterval(level);
  }

  /** As {@link #macroInterval}, on the logit scale. */
  public Interval macroLogitInterval(double level) {
    return each.macroLogitInterval(level);
  }

  private static boolean[][] truth(double[][] scores, int[] labels) {
    check(scores, labels);
    boolean[][] truth = new boolean[labels.length][classes(scores)];
    for (int i = 0; i < labels.length; i++) {
      truth[i][labels[i]] = true;
    }
    return truth;
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
