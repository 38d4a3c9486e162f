package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * AUROC for several yes-or-no labels of the same images, of which none, one or many may hold: one
 * for each label, and their unweighted mean.
 *
 * @param perLabel in the order of the columns; empty for a label that no row, or every row, has
 * @param macro mean over the labels that have one, 0 to 1
 * @param macroVariance DeLong's variance of the mean, covariances between labels included; NaN when
 *     a label, or its absence, has one image only
 */
public record MultiLabel(List<Optional<Auroc>> perLabel, double macro, double macroVariance) {
  public MultiLabel {
    perLabel = List.copyOf(perLabel);
  }

  /**
   * Measures every label.
   *
   * @param scores one row per image, one column per label
   * @param positive the truth, likewise
   * @throws LuxateException DATA when lengths differ, a score is not finite, or no label can be
   *     measured; the row is named
   */
  public static MultiLabel of(double[][] scores, boolean[][] positive) {
    Scores.checkLengths(scores.length, positive.length);
    int labels = scores.length == 0 ? 0 : scores[0].length;
    for (int i = 0; i < scores.length; i++) {
      Scores.checkRow(scores[i], i, labels);
      if (positive[i].length != labels) {
        throw new LuxateException(
            Kind.DATA,
            "row " + i + " has " + positive[i].length + " labels, but " + labels + " scores");
      }
    }
    MultiLabel each = columns(scores, positive, labels);
    if (each.measured() == 0) {
      throw new LuxateException(
          Kind.DATA, "no label is there in some images and not in others; add images");
    }
    return each;
  }

  static MultiLabel columns(double[][] scores, boolean[][] positive, int labels) {
    List<Optional<Auroc>> perLabel = new ArrayList<>();
    double[] influence = new double[scores.length];
    double sum = 0;
    int measured = 0;
    for (int c = 0; c < labels; c++) {
      boolean[] truth = new boolean[scores.length];
      double[] column = new double[scores.length];
      for (int i = 0; i < scores.length; i++) {
        truth[i] = positive[i][c];
        column[i] = scores[i][c];
      }
      int positives = Scores.positives(truth);
      if (positives == 0 || positives == truth.length) {
        perLabel.add(Optional.empty());
        continue;
      }
      Auroc auroc = Auroc.of(column, truth);
      perLabel.add(Optional.of(auroc));
      sum += auroc.value();
      measured++;
      double[] one = new Placements(column, truth).influence();
      for (int i = 0; i < one.length; i++) {
        influence[i] += one[i];
      }
    }
    double variance = Placements.sumOfSquares(influence) / ((double) measured * measured);
    return new MultiLabel(perLabel, sum / measured, variance);
  }

  long measured() {
    return perLabel.stream().filter(Optional::isPresent).count();
  }

  /**
   * The interval of the mean: DeLong's where its variance is above 0, else the mean of the labels'
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
        perLabel.stream().flatMap(Optional::stream).map(a -> a.newcombe(level)).toList();
    double low = limits.stream().mapToDouble(Interval::low).average().orElse(0);
    double high = limits.stream().mapToDouble(Interval::high).average().orElse(1);
    return Interval.clipped(low, high, level, "Newcombe");
  }
}
