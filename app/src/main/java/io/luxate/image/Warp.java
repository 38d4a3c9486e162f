package io.luxate.image;

import java.util.Arrays;

/**
 * Resampling by an affine map. Maps that only scale, shift and mirror run one axis after the other
 * with an antialiasing triangle filter ({@link Taps}); turned and sheared ones take the mean of
 * bilinear samples at most {@value #SPACING_PX} source pixels apart. An output pixel that lies
 * partly beside the source shows that part of {@code fill}.
 */
final class Warp {
  private static final double SPACING_PX = 1.5;

  private Warp() {}

  static Grey apply(Grey source, int widthPx, int heightPx, Affine back, float fill) {
    boolean straight = back.xy() == 0 && back.yx() == 0 && back.xx() != 0 && back.yy() != 0;
    return straight
        ? straight(source, widthPx, heightPx, back, fill)
        : turned(source, widthPx, heightPx, back, fill);
  }

  /** The picture in a new size; an output pixel shows {@code scaleX} by {@code scaleY} of it. */
  static Grey resize(Rows source, int widthPx, int heightPx, double scaleX, double scaleY) {
    return straight(source, widthPx, heightPx, Affine.scale(scaleX, scaleY), 0f);
  }

  /** Rows are mixed first, which runs along memory, and then as few as the result has squeezed. */
  private static Grey straight(Rows source, int widthPx, int heightPx, Affine back, float fill) {
    Taps across = Taps.along(widthPx, back.xx(), back.dx(), source.widthPx());
    Taps down = Taps.along(heightPx, back.yy(), back.dy(), source.heightPx());
    RecentRows rows = new RecentRows(source, down.count());
    float[] mixed = new float[source.widthPx() + across.count()]; // what is beyond weighs nothing
    int from = across.start();
    int to = across.end(source.widthPx());
    float[] values = new float[widthPx * heightPx];
    for (int y = 0; y < heightPx; y++) {
      if (down.covered()[y] > 0) {
        Arrays.fill(mixed, 0f);
        for (int t = 0; t < down.count(); t++) {
          float weight = down.weights()[t * heightPx + y];
          if (weight > 0) {
            add(rows.row(down.first()[y] + t), weight, mixed, from, to);
          }
        }
      }
      squeeze(mixed, across, down.covered()[y], fill, values, y * widthPx);
    }
    return new Grey(widthPx, heightPx, values);
  }

  private static void add(float[] row, float weight, float[] sum, int from, int to) {
    for (int x = from; x < to; x++) {
      sum[x] += weight * row[x];
    }
  }

  /** Two taps at a time, which spares half of the passes over the result. */
  private static void squeeze(
      float[] row, Taps across, float covered, float fill, float[] values, int at) {
    int[] first = across.first();
    float[] weights = across.weights();
    for (int t = 0; t < across.count(); t += 2) {
      int one = t * first.length;
      int two = one + first.length;
      for (int x = 0; x < first.length; x++) {
        int from = first[x] + t;
        values[at + x] += weights[one + x] * row[from] + weights[two + x] * row[from + 1];
      }
    }
    for (int x = 0; x < first.length; x++) {
      float part = across.covered()[x] * covered;
      if (part < 1f) {
        values[at + x] = part * values[at + x] + (1 - part) * fill;
      }
    }
  }

  private static Grey turned(Grey source, int widthPx, int heightPx, Affine back, float fill) {
    int samplesX = samples(back.xx(), back.yx());
    int samplesY = samples(back.xy(), back.yy());
    float[] values = new float[widthPx * heightPx];
    float share = 1f / (samplesX * samplesY);
    for (int y = 0; y < heightPx; y++) {
      for (int j = 0; j < samplesY; j++) {
        double oy = y + (j + 0.5) / samplesY;
        for (int i = 0; i < samplesX; i++) {
          double ox = (i + 0.5) / samplesX;
          Line line = new Line(back.x(ox, oy), back.y(ox, oy), back.xx(), back.yx());
          add(source, line, fill, share, values, y * widthPx, widthPx);
        }
      }
    }
    return new Grey(widthPx, heightPx, values);
  }

  /** Points at even distances in the source. */
  private record Line(double x, double y, double stepX, double stepY) {
    double x(int i) {
      return x + i * stepX;
    }

    double y(int i) {
      return y + i * stepY;
    }

    /** Whether point i lies between four pixels, with a little to spare. */
    boolean isInside(Grey source, int i) {
      return x(i) > 0.51
          && y(i) > 0.51
          && x(i) < source.widthPx() - 0.51
          && y(i) < source.heightPx() - 0.51;
    }
  }

  /** Samples along a line; those inside, which follow each other, without asking where they lie. */
  private static void add(
      Grey source, Line line, float fill, float share, float[] values, int at, int length) {
    int from = 0;
    while (from < length && !line.isInside(source, from)) {
      values[at + from] += share * sample(source, line.x(from), line.y(from), fill);
      from++;
    }
    int to = length;
    while (to > from && !line.isInside(source, to - 1)) {
      to--;
      values[at + to] += share * sample(source, line.x(to), line.y(to), fill);
    }
    long x = fixed(line.x(from) - 0.5);
    long y = fixed(line.y(from) - 0.5);
    long stepX = fixed(line.stepX());
    long stepY = fixed(line.stepY());
    float[] pixels = source.values();
    int width = source.widthPx();
    for (int i = from; i < to; i++) {
      int corner = (int) (y >> 32) * width + (int) (x >> 32);
      int below = corner + width;
      float fx = fraction(x);
      float top = pixels[corner] + fx * (pixels[corner + 1] - pixels[corner]);
      float low = pixels[below] + fx * (pixels[below + 1] - pixels[below]);
      values[at + i] += share * (top + fraction(y) * (low - top));
      x += stepX;
      y += stepY;
    }
  }

  /** 32 bits before the point and 32 behind it. */
  private static long fixed(double value) {
    return (long) (value * 0x1p32);
  }

  /** What stands behind the point, put together from bits, which is faster than converting. */
  private static float fraction(long fixed) {
    return Float.intBitsToFloat(0x3f800000 | (int) fixed >>> 9) - 1f;
  }

  private static int samples(double a, double b) {
    return Math.max(1, (int) Math.ceil(Math.hypot(a, b) / SPACING_PX - 1e-6));
  }

  private static float sample(Grey source, double x, double y, float fill) {
    boolean inside = x >= 0 && y >= 0 && x < source.widthPx() && y < source.heightPx();
    return inside ? source.between(x, y) : fill;
  }

  /** The last few rows that were read, because neighbouring output rows share them. */
  private static final class RecentRows {
    private final Rows source;
    private final float[][] rows;
    private final int[] held;

    RecentRows(Rows source, int count) {
      this.source = source;
      this.rows = new float[count][source.widthPx()];
      this.held = new int[count];
      Arrays.fill(held, -1);
    }

    float[] row(int y) {
      int slot = y % rows.length;
      if (held[slot] != y) {
        source.read(y, rows[slot]);
        held[slot] = y;
      }
      return rows[slot];
    }
  }
}
