package io.luxate.stats;

/**
 * How many positives and negatives stand at or above each distinct score, from none to all: the
 * corners of the ROC curve as counts.
 */
final class Steps {
  private final int[] truePositives;
  private final int[] falsePositives;

  /** Both rise from 0 to the number of their class. */
  Steps(int[] truePositives, int[] falsePositives) {
    this.truePositives = truePositives;
    this.falsePositives = falsePositives;
  }

  int positives() {
    return truePositives[truePositives.length - 1];
  }

  private int negatives() {
    return falsePositives[falsePositives.length - 1];
  }

  double auroc() {
    double twice = 0;
    for (int i = 1; i < truePositives.length; i++) {
      double width = falsePositives[i] - falsePositives[i - 1];
      twice += width * ((double) truePositives[i] + truePositives[i - 1]);
    }
    return twice / 2 / positives() / negatives();
  }

  double averagePrecision() {
    double sum = 0;
    for (int i = 1; i < truePositives.length; i++) {
      double called = (double) truePositives[i] + falsePositives[i];
      double gained = truePositives[i] - truePositives[i - 1];
      sum += gained == 0 ? 0 : gained * truePositives[i] / called;
    }
    return sum / positives();
  }

  /** Area under sensitivity, over the false positive rates from {@code low} to {@code high}. */
  double overFalsePositiveRate(double low, double high) {
    double area = 0;
    for (int i = 1; i < truePositives.length; i++) {
      area +=
          slice(
              share(falsePositives[i - 1], negatives()),
              share(falsePositives[i], negatives()),
              share(truePositives[i - 1], positives()),
              share(truePositives[i], positives()),
              low,
              high);
    }
    return area;
  }

  /** Area under specificity, over the sensitivities from {@code low} to {@code high}. */
  double overSensitivity(double low, double high) {
    double area = 0;
    for (int i = 1; i < truePositives.length; i++) {
      area +=
          slice(
              share(truePositives[i - 1], positives()),
              share(truePositives[i], positives()),
              1 - share(falsePositives[i - 1], negatives()),
              1 - share(falsePositives[i], negatives()),
              low,
              high);
    }
    return area;
  }

  private static double share(int count, int of) {
    return (double) count / of;
  }

  /** The part of one straight piece from x0 to x1 that lies between low and high. */
  private static double slice(double x0, double x1, double y0, double y1, double low, double high) {
    double from = Math.max(x0, low);
    double to = Math.min(x1, high);
    if (to <= from) {
      return 0;
    }
    double slope = (y1 - y0) / (x1 - x0);
    return (to - from) * (y0 + slope * ((from + to) / 2 - x0));
  }
}
