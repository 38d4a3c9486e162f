package io.luxate.augment;

/**
 * Seeds from seeds: one run seed becomes a seed per image and epoch without any shared state, so
 * the order of work does not matter. The mixing is SplitMix64's finaliser (Steele, Lea and Flood,
 * OOPSLA 2014).
 */
public final class Seeds {
  static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /** A seed that depends on every part and on their order. */
  public static long mix(long... parts) {
    long seed = parts.length;
    for (long part : parts) {
      seed = finish(seed + GOLDEN + finish(part + GOLDEN));
    }
    return seed;
  }

  /** A number for a name, for example an image's SHA-256, to be mixed. */
  public static long of(String name) {
    long seed = name.length();
    for (int i = 0; i < name.length(); i++) {
      seed = finish(seed + GOLDEN + name.charAt(i));
    }
    return seed;
  }

  static long finish(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
