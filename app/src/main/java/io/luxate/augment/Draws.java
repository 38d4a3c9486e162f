package io.luxate.augment;

/** Random numbers from a seed (SplitMix64), the same on every Java. Not for many threads. */
final class Draws {
  private long state;

  Draws(long seed) {
    state = seed;
  }

  long bits() {
    state += Seeds.GOLDEN;
    return Seeds.finish(state);
  }

  /** Uniform from {@code from}, included, to {@code to}, excluded. */
  double between(double from, double to) {
    return from + (to - from) * ((bits() >>> 11) * 0x1.0p-53);
  }

  /** Uniform from {@code -limit} to {@code limit}. */
  double within(double limit) {
    return between(-limit, limit);
  }

  /** Between {@code 1 / (1 + fraction)} and {@code 1 + fraction}; halving as likely as doubling. */
  double factor(double fraction) {
    return StrictMath.exp(within(StrictMath.log1p(fraction)));
  }

  boolean happens(double probability) {
    return between(0, 1) < probability;
  }

  /** Bell-shaped with mean 0 and standard deviation 1: the sum of four uniform numbers. */
  float bell() {
    long bits = bits();
    long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
    return (sum - 131070) * (1f / 37837.2f);
  }
}
