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
 * @param macroVariance DeLong's variance of the mean, covariances between labels included; where
 *     patients are known, of sums over each patient's images; NaN when a label, or its absence, has
 *     one image only
 * @param counted the AUROCs of the mean, their images counted as patients where those are known
 * @param byPatient whether patients are known
 */
public record MultiLabel(
    List<Optional<Auroc>> perLabel,
    double macro,
    double macroVariance,
    List<Auroc> counted,
    boolean byPatient) {
  public MultiLabel {
    perLabel = List.copyOf(perLabel);
    counted = List.copyOf(counted);
  }

  /** As {@link #of(double[][], boolean[][], Optional)}, each image taken as one patient's only. */
  public static MultiLabel of(double[][] scores, boolean[][] positive) {
    return of(scores, positive, Optional.empty());
  }

  /**
   * Measures every label.
   *
   * @param scores one row per image, one column per label
   * @param positive the truth, likewise
   * @param patients which rows are of one patient
   * @throws LuxateException DATA when lengths differ, a score is not finite, or no label can be
   *     measured; the row is named
   */
  public static MultiLabel of(
      double[][] scores, boolean[][] positive, Optional<Clusters> patients) {
    MultiLabel each = columns(scores, positive, check(scores, positive), patients);
    if (each.counted.isEmpty()) {
      throw new LuxateException(
          Kind.DATA, "no label is there in some images and not in others; add images");
    }
    return each;
  }

  /**
   * The micro average: one area over all pairs of a row and a label, positive where the label
   * holds. Its variance takes the scores of one cluster's rows together.
   *
   * @param rows which rows are one cluster: those of a patient, or each for itself
   * @throws LuxateException DATA as for {@link #of}
   */
  public static ClusteredAuroc micro(double[][] scores, boolean[][] positive, Clusters rows) {
    int labels = check(scores, positive);
    rows.checkRows(scores.length);
    double[] flat = new double[scores.length * labels];
    boolean[] truth = new boolean[flat.length];
    int[] cluster = new int[flat.length];
    for (int k = 0; k < flat.length; k++) {
      int row = k / labels;
      flat[k] = scores[row][k % labels];
      truth[k] = positive[row][k % labels];
      cluster[k] = rows.of(row);
    }
    return ClusteredAuroc.of(flat, truth, Clusters.of(cluster));
  }

  static MultiLabel columns(
      double[][] scores, boolean[][] positive, int labels, Optional<Clusters> patients) {
    List<Optional<Auroc>> perLabel = new ArrayList<>();
    List<Auroc> counted = new ArrayList<>();
    double[] influence = new double[scores.length];
    double sum = 0;
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
      counted.add(
          patients.map(p -> ClusteredAuroc.of(column, truth, p).countedInPatients()).orElse(auroc));
      sum += auroc.value();
      double[] one = new Placements(column, truth).influence();
      for (int i = 0; i < one.length; i++) {
        influence[i] += one[i];
      }
    }
    double variance =
        patients
            .map(p -> between(p, influence))
            .orElseGet(() -> Placements.sumOfSquares(influence));
    int measured = counted.size();
    return new MultiLabel(
        perLabel,
        sum / measured,
        variance / ((double) measured * measured),
        counted,
        patients.isPresent());
  }

  /** The squares of each patient's sum, as Obuchowski corrects them for few patients. */
  private static double between(Clusters patients, double[] influence) {
    double[] sums = new double[patients.count()];
    for (int i = 0; i < influence.length; i++) {
      sums[patients.of(i)] += influence[i];
    }
    return sums.length / (sums.length - 1.0) * Placements.sumOfSquares(sums);
  }

  private static int check(double[][] scores, boolean[][] positive) {
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
    return labels;
  }

  /**
   * The interval of the mean: DeLong's where its variance is above 0 (Obuchowski's where patients
   * are known), else the mean of the labels' Newcombe limits.
   */
  public Interval macroInterval(double level) {
    if (macroVariance > Auroc.ROUNDING) {
      double half = Interval.z(level) * Math.sqrt(macroVariance);
      return Interval.clipped(macro - half, macro + half, level, method());
    }
    return meanOfNewcombe(level);
  }

  /** As {@link #macroInterval}, on the logit scale. */
  public Interval macroLogitInterval(double level) {
    return macroVariance > Auroc.ROUNDING
        ? Interval.logit(macro, macroVariance, level, "logit-" + method())
        : meanOfNewcombe(level);
  }

  private String method() {
    return byPatient ? "Obuchowski" : "DeLong";
  }

  private Interval meanOfNewcombe(double level) {
    List<Interval> limits = counted.stream().map(a -> a.newcombe(level)).toList();
    double low = limits.stream().mapToDouble(Interval::low).average().orElse(0);
    double high = limits.stream().mapToDouble(Interval::high).average().orElse(1);
    return Interval.clipped(low, high, level, "Newcombe");
  }
}
