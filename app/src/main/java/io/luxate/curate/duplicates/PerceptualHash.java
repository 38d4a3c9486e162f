package io.luxate.curate.duplicates;

import io.luxate.image.Radiograph;
import java.util.Arrays;

/**
 * What a picture looks like from afar, in 63 bits: which of the 63 slowest cosine waves of the
 * picture pressed into 32 x 32 are stronger than their median (pHash; Zauner C. Implementation and
 * benchmarking of perceptual image hash functions. Hagenberg, 2010). The waves of a turned,
 * mirrored or inverted picture are those of the picture itself with other signs and in another
 * order, so the hashes of all 16 {@link Orientation}s come from one transform.
 */
public final class PerceptualHash {
  /** Bits of a hash; the highest of a long's 64 stays 0. */
  static final int BITS = 63;

  private static final int SIDE = 32;
  private static final int WAVES = 8;
  private static final double[][] COSINES = cosines();

  private PerceptualHash() {}

  /** The hash of the picture under each orientation, the picture's own first. */
  public static long[] of(Radiograph picture) {
    double[][] waves = transform(picture.resize(SIDE, SIDE).pixels().values());
    long[] hashes = new long[Orientation.COUNT];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash(waves, Orientation.number(i));
    }
    return hashes;
  }

  private static long hash(double[][] waves, Orientation orientation) {
    double[] turned = new double[BITS];
    for (int i = 1; i <= BITS; i++) {
      int v = i / WAVES;
      int u = i % WAVES;
      double wave = orientation.transposed() ? waves[u][v] : waves[v][u];
      boolean negated =
          orientation.inverted()
              ^ (orientation.flippedX() && u % 2 == 1)
              ^ (orientation.flippedY() && v % 2 == 1);
      turned[i - 1] = negated ? -wave : wave;
    }
    double[] sorted = turned.clone();
    Arrays.sort(sorted);
    double median = sorted[BITS / 2];
    long hash = 0;
    for (int i = 0; i < BITS; i++) {
      hash |= turned[i] > median ? 1L << i : 0L;
    }
    return hash;
  }

  /** The slowest waves, [down][across]. */
  private static double[][] transform(float[] values) {
    double[][] rows = new double[SIDE][WAVES];
    for (int y = 0; y < SIDE; y++) {
      for (int u = 0; u < WAVES; u++) {
        for (int x = 0; x < SIDE; x++) {
          rows[y][u] += COSINES[u][x] * values[y * SIDE + x];
        }
      }
    }
    double[][] waves = new double[WAVES][WAVES];
    for (int v = 0; v < WAVES; v++) {
      for (int u = 0; u < WAVES; u++) {
        for (int y = 0; y < SIDE; y++) {
          waves[v][u] += COSINES[v][y] * rows[y][u];
        }
      }
    }
    return waves;
  }

  private static double[][] cosines() {
    double[][] cosines = new double[WAVES][SIDE];
    for (int u = 0; u < WAVES; u++) {
      for (int x = 0; x < SIDE; x++) {
        cosines[u][x] = Math.cos(Math.PI * u * (2 * x + 1) / (2.0 * SIDE));
      }
    }
    return cosines;
  }
}
