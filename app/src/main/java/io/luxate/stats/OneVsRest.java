package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.ArrayList;
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
    Scores.checkLengths(scores.length, labels.length);
    int classes = scores.length == 0 ? 0 : scores[0].length;
    checkRows(scores, labels, classes);
    List<Optional<Auroc>> perClass = new ArrayList<>();
    double[] influence = new double[scores.length];
    double sum = 0;
    int measured = 0;
    for (int c = 0; c < classes; c++) {
      boolean[] positive = new boolean[labels.length];
      double[] column = new double[labels.length];
      for (int i = 0; i < labels.length; i++) {
        positive[i] = labels[i] == c;
        column[i] = scores[i][c];
      }
      int positives = Scores.positives(positive);
      if (positives == 0 || positives == labels.length) {
        perClass.add(Optional.empty());
        continue;
      }
      Auroc auroc = Auroc.of(column, positive);
      perClass.add(Optional.of(auroc));
      sum += auroc.value();
      measured++;
      double[] one = new Placements(column, positive).influence();
      for (int i = 0; i < one.length; i++) {
        influence[i] += one[i];
      }
    }
    if (measured < 2) {
      throw new LuxateException(
          Kind.DATA, "at least two classes are needed among the labels; add images of another");
    }
    double variance = Placements.sumOfSquares(influence) / ((double) measured * measured);
    return new OneVsRest(perClass, sum / measured, variance);
  }

  /**
   * The interval of the mean: DeLong's where its variance is above 0, else the mean of the classes'
   * Newcombe limits.
   */
  public Interval macroInterval(double level) {
    if (macroVariance > Auroc.ROUNDING) {
      double half = Interval.z(level) * Math.sqrt(macroVariance);
      return Interval.clipped(macro - half, macro + half, level, "DeLong");
    }
    return meanOfNewcombe(level);
  }

  /** As {@link #macroInterval}, on the logit scale. */
  public Interval macroLogitInterval(double level) {
    return macroVariance > Auroc.ROUNDING
        ? Interval.logit(macro, macroVariance, level, "logit-DeLong")
        : meanOfNewcombe(level);
  }

  private Interval meanOfNewcombe(double level) {
    List<Interval> limits =
        perClass.stream().flatMap(Optional::stream).map(a -> a.newcombe(level)).toList();
    double low = limits.stream().mapToDouble(Interval::low).average().orElse(0);
    double high = limits.stream().mapToDouble(Interval::high).average().orElse(1);
    return Interval.clipped(low, high, level, "Newcombe");
  }

  private static void checkRows(double[][] scores, int[] labels, int classes) {
    for (int i = 0; i < scores.length; i++) {
      if (scores[i].length != classes) {
        throw new LuxateException(
            Kind.DATA,
            "row " + i + " has " + scores[i].length + " class scores, row 0 has " + classes);
      }
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new LuxateException(
            Kind.DATA, "label at index " + i + " is " + labels[i] + ", not 0 to " + (classes - 1));
      }
      for (double score : scores[i]) {
        if (!Double.isFinite(score)) {
          throw new LuxateException(
              Kind.DATA, "a class score at index " + i + " is " + score + "; it must be finite");
        }
      }
    }
  }
}
