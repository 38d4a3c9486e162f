package io.luxate.explain;

/**
 * The colour map inferno (Smith and van der Walt, matplotlib, CC0): evenly rising in lightness,
 * safe for colour-blind readers; eleven of its colours with straight lines between them.
 */
final class Inferno {
  private static final int[] STOPS = {
    0x000004, 0x160b39, 0x420a68, 0x6a176e, 0x932667, 0xbc3754, 0xdd513a, 0xf37819, 0xfca50a,
    0xf6d746, 0xfcffa4
  };

  /** The colours of even steps from 0 to 1, finer than eight bits can tell. */
  private static final int[] TABLE = new int[4096];

  static {
    for (int i = 0; i < TABLE.length; i++) {
      TABLE[i] = mixed(i / (double) (TABLE.length - 1));
    }
  }

  private Inferno() {}

  /** The colour of a value in 0..1 as 0xRRGGBB. */
  static int rgb(double value) {
    double share = Math.min(1, Math.max(0, value));
    return TABLE[(int) (share * (TABLE.length - 1) + 0.5)];
  }

  private static int mixed(double value) {
    double at = value * (STOPS.length - 1);
    int low = Math.min((int) at, STOPS.length - 2);
    double share = at - low;
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = (STOPS[low] >> shift) & 0xff;
      int to = (STOPS[low + 1] >> shift) & 0xff;
      mixed |= (int) Math.round(from + share * (to - from)) << shift;
    }
    return mixed;
  }
}
