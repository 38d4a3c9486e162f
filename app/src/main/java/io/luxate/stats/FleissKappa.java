package io.luxate.stats;

import io.luxate.LuxateException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Agreement of several raters on categories without order. Fleiss JL. Psychol Bull 1971;76:378-82.
 * The interval is a percentile bootstrap over subjects, because the paper's standard error presumes
 * that raters agree by chance only.
 */
public final class FleissKappa {
  private FleissKappa() {}

  /**
   * The kappa of two or more raters.
   *
   * @param answers each rater's category of each subject, all of the same subjects in the same
   *     order
   * @param level such as 0.95
   */
  public static Kappa of(List<List<String>> answers, double level, Bootstrap bootstrap) {
    if (answers.size() < 2) {
      throw new IllegalArgumentException("agreement takes two raters, here " + answers.size());
    }
    int subjects = answers.get(0).size();
    if (answers.stream().anyMatch(one -> one.size() != subjects)) {
      throw new IllegalArgumentException("the raters did not rate the same subjects");
    }
    if (subjects == 0) {
      return Kappa.OF_NOTHING;
    }
    int[][] counts = counts(answers, subjects);
    int[] once = new int[subjects];
    Arrays.fill(once, 1);
    Kappa kappa = of(counts, once);
    return kappa.value().isEmpty() ? kappa : kappa.with(limits(counts, level, bootstrap));
  }

  private static Optional<Limits> limits(int[][] counts, double level, Bootstrap bootstrap) {
    try {
      return bootstrap
          .limits(
              Resampling.within(new int[counts.length]),
              times -> of(counts, times).value().orElse(Double.NaN),
              level)
          .map(found -> found.within(-1, 1));
    } catch (LuxateException e) {
      return Optional.empty(); // one category is so rare that many resamples lack it
    }
  }

  /** Of the subjects, each counted so many times. */
  private static Kappa of(int[][] counts, int[] times) {
    int categories = counts[0].length;
    int raters = Arrays.stream(counts[0]).sum();
    double[] share = new double[categories];
    double observed = 0;
    int subjects = Arrays.stream(times).sum();
    for (int s = 0; s < counts.length; s++) {
      int pairs = 0;
      for (int c = 0; c < categories; c++) {
        pairs += counts[s][c] * (counts[s][c] - 1);
        share[c] += (double) times[s] * counts[s][c] / raters / subjects;
      }
      observed += (double) times[s] * pairs / raters / (raters - 1) / subjects;
    }
    double expected = 0;
    for (double p : share) {
      expected += p * p;
    }
    return Kappa.of(observed, expected, subjects);
  }

  private static int[][] counts(List<List<String>> answers, int subjects) {
    List<String> categories = Categories.of(answers);
    int[][] counts = new int[subjects][categories.size()];
    for (List<String> rater : answers) {
      for (int s = 0; s < subjects; s++) {
        counts[s][categories.indexOf(rater.get(s))]++;
      }
    }
    return counts;
  }
}
