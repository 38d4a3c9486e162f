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

  private static Grey straight(Grey source, int widthPx, int heightPx, Affine back, float fill) {
    Taps across = Taps.along(widthPx, back.xx(), back.dx(), source.widthPx());
    Taps down = Taps.along(heightPx, back.yy(), back.dy(), source.heightPx());
    int start = down.start();
    float[][] rows = new float[Math.max(0, down.end() - start)][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = squeezed(source, start + r, across, widthPx);
    }
    float[] values = new float[widthPx * heightPx];
    float[] sum = new float[widthPx];
    for (int y = 0; y < heightPx; y++) {
      Arrays.fill(sum, 0f);
      float[] weights = down.covered()[y] > 0 ? down.weights()[y] : new float[0];
      for (int t = 0; t < weights.length; t++) {
        float weight = weights[t];
        float[] row = rows[down.first()[y] + t - start];
        for (int x = 0; x < widthPx; x++) {
          sum[x] += weight * row[x];
        }
      }
      for (int x = 0; x < widthPx; x++) {
        float part = across.covered()[x] * down.covered()[y];
        values[y * widthPx + x] = part == 1f ? sum[x] : part * sum[x] + (1 - part) * fill;
      }
    }
    return new Grey(widthPx, heightPx, values);
  }

  private static float[] squeezed(Grey source, int y, Taps across, int widthPx) {
    float[] row = new float[widthPx];
    float[] from = source.values();
    for (int x = 0; x < widthPx; x++) {
      int at = y * source.widthPx() + across.first()[x];
      float sum = 0;
      for (float weight : across.weights()[x]) {
        sum += weight * from[at++];
      }
      row[x] = sum;
    }
    return row;
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
          double sx = back.x(ox, oy);
          double sy = back.y(ox, oy);
          for (int x = 0; x < widthPx; x++) {
            values[y * widthPx + x] +=
                share * sample(source, sx + x * back.xx(), sy + x * back.yx(), fill);
          }
        }
      }
    }
    return new Grey(widthPx, heightPx, values);
  }

  private static int samples(double a, double b) {
    return Math.max(1, (int) Math.ceil(Math.hypot(a, b) / SPACING_PX - 1e-6));
  }

  private static float sample(Grey source, double x, double y, float fill) {
    int width = source.widthPx();
    int height = source.heightPx();
    if (x >= 0.5 && y >= 0.5 && x < width - 0.5 && y < height - 0.5) {
      int x0 = (int) (x - 0.5);
      int y0 = (int) (y - 0.5);
      float fx = (float) (x - 0.5 - x0);
      float fy = (float) (y - 0.5 - y0);
      float[] values = source.values();
      int at = y0 * width + x0;
      int right = x0 + 1 < width ? 1 : 0;
      int below = y0 + 1 < height ? width : 0;
      float top = values[at] + fx * (values[at + right] - values[at]);
      float low = values[at + below] + fx * (values[at + below + right] - values[at + below]);
      return top + fy * (low - top);
    }
    boolean inside = x >= 0 && y >= 0 && x < width && y < height;
    return inside ? source.between(x, y) : fill;
  }
}
