package io.luxate.curate.content;

/**
 * How wide a part of a picture is along its longest axis.
 *
 * @param lengthPx along the axis
 * @param width in {@link #BINS} equal steps along it, in pixels
 * @param askew the mean distance of the steps' middles from the axis, in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // a profile
record Outline(double lengthPx, double[] width, double askew) {
  static final int BINS = 24;

  private static final double LEAST_LENGTH_PX = 14;
  private static final double LEAST_WIDTH_PX = 6;
  private static final double OFF_THE_RAMP = 0.2;

  /** Of the first {@code n} pixels given. */
  static Outline of(int[] x, int[] y, int n) {
    double mx = 0;
    double my = 0;
    for (int i = 0; i < n; i++) {
      mx += (double) x[i] / n;
      my += (double) y[i] / n;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      xx += (x[i] - mx) * (x[i] - mx);
      xy += (x[i] - mx) * (y[i] - my);
      yy += (y[i] - my) * (y[i] - my);
    }
    double angle = 0.5 * Math.atan2(2 * xy, xx - yy);
    double ux = Math.cos(angle);
    double uy = Math.sin(angle);
    double from = Double.MAX_VALUE;
    double to = -Double.MAX_VALUE;
    for (int i = 0; i < n; i++) {
      double along = (x[i] - mx) * ux + (y[i] - my) * uy;
      from = Math.min(from, along);
      to = Math.max(to, along);
    }
    double length = to - from + 1;
    double[] count = new double[BINS];
    double[] off = new double[BINS];
    for (int i = 0; i < n; i++) {
      double along = (x[i] - mx) * ux + (y[i] - my) * uy;
      int bin = (int) Math.min(BINS - 1, (along - from + 0.5) / length * BINS);
      count[bin]++;
      off[bin] += (y[i] - my) * ux - (x[i] - mx) * uy;
    }
    double askew = 0;
    for (int b = 0; b < BINS; b++) {
      askew += count[b] == 0 ? 0 : Math.abs(off[b] / count[b]) / BINS;
      count[b] *= BINS / length;
    }
    return new Outline(length, count, askew);
  }

  /** Whether it grows evenly from a tip, and then ends or goes on as an even shaft. */
  boolean isArrow() {
    double widest = 0;
    for (double value : width) {
      widest = Math.max(widest, value);
    }
    return lengthPx >= LEAST_LENGTH_PX
        && widest >= LEAST_WIDTH_PX
        && lengthPx >= 1.15 * widest
        && lengthPx <= 8 * widest
        && askew < 0.09 * widest
        && (pointsFrom(0, 1, widest) || pointsFrom(BINS - 1, -1, widest));
  }

  private boolean pointsFrom(int tip, int way, double widest) {
    int peak = 0;
    for (int i = 0; i < BINS; i++) {
      peak = width[tip + way * i] > width[tip + way * peak] ? i : peak;
    }
    if (peak < 3) {
      return false;
    }
    double off = 0;
    for (int i = 0; i <= peak; i++) {
      off += Math.abs(width[tip + way * i] - widest * (i + 0.5) / (peak + 0.5)) / (peak + 1);
    }
    if (off > OFF_THE_RAMP / 2 * widest) {
      return false;
    }
    int shaft = peak + 3;
    if (shaft >= BINS - 2) { // a head alone: no part of it runs out again
      return peak >= BINS - 4 && off < OFF_THE_RAMP / 3 * widest;
    }
    double mean = 0;
    int steps = BINS - 1 - shaft; // the last one may be cut
    for (int i = shaft; i < BINS - 1; i++) {
      mean += width[tip + way * i] / steps;
    }
    double uneven = 0;
    for (int i = shaft; i < BINS - 1; i++) {
      uneven = Math.max(uneven, Math.abs(width[tip + way * i] - mean));
    }
    return mean > 0.08 * widest
        && mean < 0.65 * widest
        && uneven < 0.15 * widest
        && width[tip + way * (BINS - 2)] > 0.5 * mean;
  }
}
