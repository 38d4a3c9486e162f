package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * An inverse power law through AUROCs measured with few and with more training images: AUROC =
 * plateau - drop x n^-rate (Figueroa RL et al. Predicting sample size required for classification
 * performance. BMC Med Inform Decis Mak 2012;12:8). Least squares; the rate by a grid, then a finer
 * one.
 *
 * @param plateau with images without end, at most 1
 * @param drop 0 or more
 * @param rate of the approach, {@value #SLOWEST} to {@value #FASTEST}
 */
public record LearningCurve(double plateau, double drop, double rate) {
  /** Below it the curve is next to a logarithm and has no plateau to speak of. */
  static final double SLOWEST = 0.05;

  static final double FASTEST = 3;
  private static final double STEP = 0.01;
  private static final int FEWEST_SIZES = 3;

  /**
   * Fits the curve.
   *
   * @param images per class, of each training
   * @param aurocs what each came to
   * @throws LuxateException DATA with fewer than three numbers of images
   */
  public static LearningCurve fit(int[] images, double[] aurocs) {
    int[] once = new int[images.length];
    Arrays.fill(once, 1);
    return fit(images, aurocs, once);
  }

  private static LearningCurve fit(int[] images, double[] aurocs, int[] times) {
    if (Arrays.stream(images).distinct().count() < FEWEST_SIZES) {
      throw new LuxateException(
          Kind.DATA, "a learning curve needs three numbers of images or more; measure others too");
    }
    LearningCurve rough = best(SLOWEST, FASTEST, STEP, images, aurocs, times);
    double from = Math.max(SLOWEST, rough.rate - STEP);
    return best(from, Math.min(FASTEST, rough.rate + STEP), STEP / 50, images, aurocs, times);
  }

  private static LearningCurve best(
      double from, double to, double step, int[] images, double[] aurocs, int[] times) {
    LearningCurve best = at(from, images, aurocs, times);
    double least = best.squares(images, aurocs, times);
    int steps = (int) Math.round((to - from) / step);
    for (int i = 1; i <= steps; i++) {
      LearningCurve curve = at(from + i * step, images, aurocs, times);
      double squares = curve.squares(images, aurocs, times);
      if (squares < least - 1e-15) {
        least = squares;
        best = curve;
      }
    }
    return best;
  }

  /** The line of least squares over n^-rate, kept from rising above 1 and from turning around. */
  private static LearningCurve at(double rate, int[] images, double[] aurocs, int[] times) {
    double weight = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    for (int i = 0; i < images.length; i++) {
      double x = Math.pow(images[i], -rate);
      weight += times[i];
      sumX += times[i] * x;
      sumY += times[i] * aurocs[i];
      sumXx += times[i] * x * x;
      sumXy += times[i] * x * aurocs[i];
    }
    double spread = sumXx - sumX * sumX / weight;
    double slope = spread > 1e-18 ? (sumXy - sumX * sumY / weight) / spread : 0;
    double plateau = (sumY - slope * sumX) / weight;
    if (slope >= 0) {
      return new LearningCurve(Math.min(1, sumY / weight), 0, rate);
    }
    return plateau <= 1
        ? new LearningCurve(plateau, -slope, rate)
        : new LearningCurve(1, Math.max(0, (sumX - sumXy) / sumXx), rate);
  }

  private double squares(int[] images, double[] aurocs, int[] times) {
    double sum = 0;
    for (int i = 0; i < images.length; i++) {
      double off = aurocs[i] - auroc(images[i]);
      sum += times[i] * off * off;
    }
    return sum;
  }

  /** What this number of images per class, above 0, comes to by the curve. */
  public double auroc(double imagesPerClass) {
    return plateau - drop * Math.pow(imagesPerClass, -rate);
  }

  /** The images per class that reach an AUROC by the curve; empty where the plateau is below. */
  public OptionalDouble needed(double auroc) {
    if (auroc >= plateau) {
      return OptionalDouble.empty();
    }
    return drop == 0
        ? OptionalDouble.of(0)
        : OptionalDouble.of(Math.pow(drop / (plateau - auroc), 1 / rate));
  }

  /**
   * Percentile limits of a number read off the curve, by drawing trainings again at each number of
   * images; empty where every draw gives the same.
   *
   * @throws LuxateException DATA as for {@link #fit} and {@link Bootstrap#limits}
   */
  public static Optional<Limits> limits(
      int[] images,
      double[] aurocs,
      ToDoubleFunction<LearningCurve> number,
      Bootstrap bootstrap,
      double level) {
    return bootstrap.limits(
        Resampling.within(images),
        times -> number.applyAsDouble(fit(images, aurocs, times)),
        level);
  }
}
