package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.Arrays;

/**
 * The greatest likelihood of expit(intercept + slope x), by Newton's method with halved steps.
 *
 * @param interceptVariance inverse of the observed information; 0 for what was held fixed
 * @param slopeVariance likewise
 */
record LogisticFit(double intercept, double slope, double interceptVariance, double slopeVariance) {
  private static final int MOST_STEPS = 200;

  /**
   * Fits both.
   *
   * @param targets 0 to 1
   */
  static LogisticFit both(double[] x, double[] targets) {
    double mean = Arrays.stream(x).average().orElse(0);
    double scale =
        Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElse(0));
    if (!(scale > 1e-12 * (1 + Math.abs(mean)))) {
      throw new LuxateException(
          Kind.DATA, "all scores are equal, so nothing can be fitted to them; check the model");
    }
    double[] standard = Arrays.stream(x).map(v -> (v - mean) / scale).toArray();
    LogisticFit fit = climb(standard, targets, 0, true);
    Sums at = sums(standard, targets, fit.intercept, fit.slope);
    double det = at.aa * at.bb - at.ab * at.ab;
    double shift = mean / scale;
    double interceptVariance = (at.bb + 2 * shift * at.ab + shift * shift * at.aa) / det;
    return new LogisticFit(
        fit.intercept - fit.slope * shift,
        fit.slope / scale,
        interceptVariance,
        at.aa / det / (scale * scale));
  }

  /** Fits the intercept, with the slope held at 1. */
  static LogisticFit interceptOnly(double[] x, double[] targets) {
    LogisticFit fit = climb(x, targets, 1, false);
    return new LogisticFit(fit.intercept, 1, 1 / sums(x, targets, fit.intercept, 1).aa, 0);
  }

  private static LogisticFit climb(double[] x, double[] t, double startSlope, boolean moveSlope) {
    double a = 0;
    double b = startSlope;
    Sums at = sums(x, t, a, b);
    for (int step = 0; step < MOST_STEPS; step++) {
      double det = moveSlope ? at.aa * at.bb - at.ab * at.ab : at.aa;
      double da = moveSlope ? (at.bb * at.a - at.ab * at.b) / det : at.a / det;
      double db = moveSlope ? (at.aa * at.b - at.ab * at.a) / det : 0;
      if (!Double.isFinite(da) || !Double.isFinite(db)) {
        break;
      }
      if (Math.abs(da) + Math.abs(db) < 1e-12 * (1 + Math.abs(a) + Math.abs(b))) {
        return new LogisticFit(a, b, 0, 0);
      }
      double part = 1;
      Sums next = sums(x, t, a + da, b + db);
      while (next.loss > at.loss + 1e-12 * Math.abs(at.loss) && part > 1e-10) {
        part /= 2;
        next = sums(x, t, a + part * da, b + part * db);
      }
      a += part * da;
      b += part * db;
      at = next;
    }
    throw new LuxateException(
        Kind.DATA, "no logistic curve fits the scores; check that they are on a logit scale");
  }

  /** Loss, its falling gradient, and the information, at one place. */
  private record Sums(double loss, double a, double b, double aa, double ab, double bb) {}

  private static Sums sums(double[] x, double[] t, double intercept, double slope) {
    double[] s = new double[6];
    for (int i = 0; i < x.length; i++) {
      double logit = intercept + slope * x[i];
      double p = Interval.expit(logit);
      double w = p * (1 - p);
      s[0] += Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - t[i] * logit;
      s[1] += t[i] - p;
      s[2] += (t[i] - p) * x[i];
      s[3] += w;
      s[4] += w * x[i];
      s[5] += w * x[i] * x[i];
    }
    return new Sums(s[0], s[1], s[2], s[3], s[4], s[5]);
  }
}
