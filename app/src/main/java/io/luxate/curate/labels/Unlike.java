package io.luxate.curate.labels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Images far from every other for the network: the distance to the fifth nearest neighbour
 * (Ramaswamy S et al. Efficient algorithms for mining outliers. SIGMOD 2000:427-38) against its
 * median in the set, in units of the median absolute deviation.
 */
final class Unlike {
  private static final int NEIGHBOUR = 5;
  private static final int LEAST_IMAGES = 20;
  private static final int COMPARED = 4_000;
  private static final double FAR = 3.5;

  /** So that a set full of copies, most at distance 0, does not make strangers of the others. */
  private static final double LEAST_DEVIATION = 0.02;

  private static final double DEVIATIONS_PER_MAD = 1.4826;

  /**
   * One such image.
   *
   * @param index of the image
   * @param deviations robust standard deviations above the median distance
   */
  record Stranger(int index, double deviations) {}

  private Unlike() {}

  /**
   * Those of a set of vectors of length 1; none of fewer than 20. Of a large set each is compared
   * with {@value #COMPARED} others or a few less, evenly taken.
   */
  static List<Stranger> among(float[][] vectors) {
    List<Stranger> strangers = new ArrayList<>();
    if (vectors.length < LEAST_IMAGES) {
      return strangers;
    }
    double[] deviations = deviations(vectors);
    for (int i = 0; i < deviations.length; i++) {
      if (deviations[i] > FAR) {
        strangers.add(new Stranger(i, deviations[i]));
      }
    }
    return strangers;
  }

  /** Of each vector. */
  static double[] deviations(float[][] vectors) {
    double[] distances = new double[vectors.length];
    for (int i = 0; i < vectors.length && !Thread.currentThread().isInterrupted(); i++) {
      distances[i] = toTheNeighbour(vectors, i);
    }
    double median = median(distances);
    double[] off = Arrays.stream(distances).map(d -> Math.abs(d - median)).toArray();
    double deviation = Math.max(LEAST_DEVIATION, DEVIATIONS_PER_MAD * median(off));
    return Arrays.stream(distances).map(d -> (d - median) / deviation).toArray();
  }

  private static double toTheNeighbour(float[][] vectors, int own) {
    double[] nearest = new double[NEIGHBOUR];
    Arrays.fill(nearest, Double.MAX_VALUE);
    int stride = (vectors.length + COMPARED - 1) / COMPARED;
    for (int i = 0; i < vectors.length; i += stride) {
      if (i == own) {
        continue;
      }
      double square = 0;
      for (int k = 0; k < vectors[i].length; k++) {
        double step = vectors[i][k] - vectors[own][k];
        square += step * step;
      }
      for (int n = 0; n < NEIGHBOUR; n++) {
        if (square < nearest[n]) {
          System.arraycopy(nearest, n, nearest, n + 1, NEIGHBOUR - n - 1);
          nearest[n] = square;
          break;
        }
      }
    }
    return Math.sqrt(nearest[NEIGHBOUR - 1]);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
