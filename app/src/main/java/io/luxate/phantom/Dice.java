package io.luxate.phantom;

/**
 * Random numbers that are the same on every machine (SplitMix64, Steele et al. 2014). Each use has
 * a stream of its own name, so that what one draws never depends on what another drew.
 */
final class Dice {
  private static final double[] BELL = bellTable();
  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** The stream of a name within a case. */
  static Dice of(String name, long... keys) {
    long hash = 0x2545F4914F6CDD1DL;
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash ^ (name.charAt(i) * 0x9E3779B97F4A7C15L));
    }
    for (long key : keys) {
      hash = mix(hash + 0x9E3779B97F4A7C15L) ^ mix(key + 0x632BE59BD9B4E019L);
    }
    return new Dice(mix(hash));
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long next() {
    state += 0x9E3779B97F4A7C15L;
    return mix(state);
  }

  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  double in(double low, double high) {
    return low + (high - low) * unit();
  }

  int below(int bound) {
    return (int) (unit() * bound);
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** A draw from a normal distribution, cut at about 3.5 standard deviations. */
  double bell(double mean, double deviation) {
    return mean + deviation * BELL[(int) (next() >>> 52)];
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[below(choices.length)];
  }

  Vec about(Vec mean, double spreadMm) {
    return mean.plus(new Vec(bell(0, spreadMm), bell(0, spreadMm), bell(0, spreadMm)));
  }

  /** Five normal numbers from one word: the fast way for the noise of a picture. */
  void bells(float[] five) {
    long word = next();
    for (int i = 0; i < 5; i++) {
      five[i] = (float) BELL[(int) (word & 4095)];
      word >>>= 12;
    }
  }

  private static double[] bellTable() {
    double[] table = new double[4096];
    double sum = 0;
    int at = 0;
    double x = -4;
    double step = 1e-4;
    double scale = 1 / StrictMath.sqrt(2 * StrictMath.PI);
    while (at < table.length && x < 4) {
      sum += scale * StrictMath.exp(-x * x / 2) * step;
      x += step;
      while (at < table.length && sum >= (at + 0.5) / table.length) {
        table[at++] = x;
      }
    }
    while (at < table.length) {
      table[at++] = 3.6;
    }
    return table;
  }
}
