package io.luxate.stats;

import java.util.List;
import java.util.Optional;

/**
 * Agreement of two raters on categories without order. Cohen J. Educ Psychol Meas 1960;20:37-46;
 * the standard error, which does not presume chance agreement, is equation 13 of Fleiss JL, Cohen
 * J, Everitt BS. Psychol Bull 1969;72:323-7.
 */
public final class CohensKappa {
  private CohensKappa() {}

  /**
   * The kappa of two raters with its normal interval, cut to -1 to 1.
   *
   * @param first the first rater's category of each subject
   * @param second the second one's, of the same subjects in the same order
   * @param level such as 0.95
   */
  public static Kappa of(List<String> first, List<String> second, double level) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(first.size() + " and " + second.size() + " answers");
    }
    if (first.isEmpty()) {
      return Kappa.OF_NOTHING;
    }
    double[][] share = shares(first, second);
    int categories = share.length;
    double[] row = new double[categories];
    double[] column = new double[categories];
    double observed = 0;
    for (int i = 0; i < categories; i++) {
      for (int j = 0; j < categories; j++) {
        row[i] += share[i][j];
        column[j] += share[i][j];
      }
      observed += share[i][i];
    }
    double expected = 0;
    for (int i = 0; i < categories; i++) {
      expected += row[i] * column[i];
    }
    Kappa kappa = Kappa.of(observed, expected, first.size());
    if (kappa.value().isEmpty()) {
      return kappa;
    }
    double value = kappa.value().getAsDouble();
    double variance = variance(share, row, column, value, expected) / first.size();
    return variance < 1e-15
        ? kappa
        : kappa.with(
            Optional.of(Limits.wald(value, variance, level, "Fleiss-Cohen-Everitt").within(-1, 1)));
  }

  /** Of one subject. */
  private static double variance(
      double[][] share, double[] row, double[] column, double kappa, double expected) {
    double sum = 0;
    for (int i = 0; i < share.length; i++) {
      for (int j = 0; j < share.length; j++) {
        double off = (1 - kappa) * (column[i] + row[j]);
        double term = i == j ? 1 - off : off;
        sum += share[i][j] * term * term;
      }
    }
    double mean = kappa - expected * (1 - kappa);
    return (sum - mean * mean) / ((1 - expected) * (1 - expected));
  }

  private static double[][] shares(List<String> first, List<String> second) {
    List<String> categories = Categories.of(List.of(first, second));
    double[][] share = new double[categories.size()][categories.size()];
    for (int s = 0; s < first.size(); s++) {
      int i = categories.indexOf(first.get(s));
      int j = categories.indexOf(second.get(s));
      share[i][j] += 1.0 / first.size();
    }
    return share;
  }
}
