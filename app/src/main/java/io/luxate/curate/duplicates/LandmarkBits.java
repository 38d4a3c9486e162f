package io.luxate.curate.duplicates;

import java.util.Random;

/**
 * Landmarks small enough to keep for every image of a large set: each description as 128 bits, each
 * of which says whether one of its numbers exceeds another. The pairs of numbers are drawn once,
 * and in fours that the {@link Variant}s turn into each other, so that the bits of a mirrored or
 * inverted picture are those of the picture itself in another order. (Comparing pairs: BRIEF,
 * Calonder M et al. ECCV 2010, here on the description in place of the pixels.)
 */
final class LandmarkBits {
  /** Longs for one landmark. */
  static final int WORDS = 2;

  private static final int BITS = WORDS * Long.SIZE;
  private static final int[] FIRST = new int[BITS];
  private static final int[] SECOND = new int[BITS];

  /** For each variant, from which bit of the plain ones a bit comes. */
  private static final int[][] FROM = new int[Variant.values().length][BITS];

  static {
    Random draw = new Random(1);
    int[] places = shuffled(draw);
    for (int four = 0; four < BITS; four += Variant.values().length) {
      int first = draw.nextInt(Landmarks.LENGTH);
      int second = draw.nextInt(Landmarks.LENGTH);
      while (first == second) {
        second = draw.nextInt(Landmarks.LENGTH);
      }
      for (Variant variant : Variant.values()) {
        int bit = places[four + variant.number()];
        FIRST[bit] = variant.from(first);
        SECOND[bit] = variant.from(second);
        for (Variant other : Variant.values()) {
          FROM[other.number()][bit] = places[four + (variant.number() ^ other.number())];
        }
      }
    }
  }

  private LandmarkBits() {}

  /** The bits of all landmarks of a picture, {@link #WORDS} longs for each. */
  static long[] of(Landmarks landmarks) {
    long[] bits = new long[landmarks.size() * WORDS];
    for (int i = 0; i < landmarks.size(); i++) {
      float[] values = landmarks.descriptors()[i];
      for (int b = 0; b < BITS; b++) {
        if (values[FIRST[b]] > values[SECOND[b]]) {
          bits[i * WORDS + b / Long.SIZE] |= 1L << b;
        }
      }
    }
    return bits;
  }

  /** The bits of the same landmarks in a variant of the picture. */
  static long[] changed(long[] plain, Variant variant) {
    int[] from = FROM[variant.number()];
    long[] bits = new long[plain.length];
    for (int i = 0; i < plain.length; i += WORDS) {
      for (int b = 0; b < BITS; b++) {
        bits[i + b / Long.SIZE] |= (plain[i + from[b] / Long.SIZE] >>> from[b] & 1) << b;
      }
    }
    return bits;
  }

  /** Where each drawn bit stands: neighbours would tell the same. */
  private static int[] shuffled(Random draw) {
    int[] places = new int[BITS];
    for (int i = 0; i < BITS; i++) {
      int j = draw.nextInt(i + 1);
      places[i] = places[j];
      places[j] = i;
    }
    return places;
  }
}
