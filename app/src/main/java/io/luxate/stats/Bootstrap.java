package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * The percentile bootstrap. Efron B, Tibshirani RJ. An Introduction to the Bootstrap, 1993, chapter
 * 13. The same seed gives the same limits.
 *
 * @param replicates resamples, at least 100
 * @param seed of {@link Random}, whose sequence Java fixes
 */
public record Bootstrap(int replicates, long seed) {
  /** What {@link #seeded} draws. */
  public static final int USUAL_REPLICATES = 2000;

  public Bootstrap {
    if (replicates < 100) {
      throw new LuxateException(
          Kind.USER, replicates + " bootstrap replicates are too few; 2000 are usual");
    }
  }

  /** 2000 replicates. */
  public static Bootstrap seeded(long seed) {
    return new Bootstrap(USUAL_REPLICATES, seed);
  }

  /**
   * The limits of any statistic; empty where every resample gives the same value, because spread
   * that was not seen cannot be measured.
   *
   * @param statistic of how often each row was drawn
   * @throws LuxateException DATA when more than one replicate in 20 is not finite; fewer are left
   *     out
   */
  public Optional<Limits> limits(
      Resampling resampling, ToDoubleFunction<int[]> statistic, double level) {
    Interval.checkLevel(level);
    Random random = new Random(seed);
    double[] values = new double[replicates];
    int finite = 0;
    for (int r = 0; r < replicates; r++) {
      double value = statistic.applyAsDouble(resampling.draw(random));
      if (Double.isFinite(value)) {
        values[finite++] = value;
      }
    }
    if (finite < 0.95 * replicates) {
      throw new LuxateException(
          Kind.DATA,
          "the statistic is not defined in "
              + (replicates - finite)
              + " of "
              + replicates
              + " resamples; add images of the rarer class");
    }
    double[] rising = Arrays.copyOf(values, finite);
    Arrays.sort(rising);
    if (rising[finite - 1] - rising[0] < 1e-12) {
      return Optional.empty();
    }
    double tail = (1 - level) / 2;
    return Optional.of(
        new Limits(quantile(rising, tail), quantile(rising, 1 - tail), level, "bootstrap"));
  }

  /** Linear between order statistics: Hyndman RJ, Fan Y. Am Stat 1996;50:361-5, definition 7. */
  private static double quantile(double[] rising, double share) {
    double place = share * (rising.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, rising.length - 1);
    return rising[below] + (place - below) * (rising[above] - rising[below]);
  }
}
