package io.luxate.model;

/** Numbers of channels as the mobile networks round them. */
final class Widths {
  private Widths() {}

  /** The nearest multiple of 8, or the next above where that would take more than a tenth away. */
  static int inEights(double channels) {
    int nearest = Math.max(8, (int) (channels + 4) / 8 * 8);
    return nearest < 0.9 * channels ? nearest + 8 : nearest;
  }
}
