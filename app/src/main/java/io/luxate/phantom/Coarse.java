package io.luxate.phantom;

/** A small map that stands for a large one, a cell for every {@code step} pixels. */
final class Coarse {
  final int widthPx;
  final int heightPx;
  final int step;
  final float[] values;

  Coarse(int fullWidthPx, int fullHeightPx, int step) {
    this.widthPx = (fullWidthPx + step - 1) / step + 1;
    this.heightPx = (fullHeightPx + step - 1) / step + 1;
    this.step = step;
    this.values = new float[widthPx * heightPx];
  }

  /** The cell means of a full map. */
  static Coarse of(float[] full, int fullWidthPx, int fullHeightPx, int step) {
    Coarse coarse = new Coarse(fullWidthPx, fullHeightPx, step);
    for (int y = 0; y < coarse.heightPx; y++) {
      for (int x = 0; x < coarse.widthPx; x++) {
        int x0 = Math.min(x * step, fullWidthPx - 1);
        int y0 = Math.min(y * step, fullHeightPx - 1);
        int x1 = Math.min(x0 + step, fullWidthPx);
        int y1 = Math.min(y0 + step, fullHeightPx);
        float sum = 0;
        for (int j = y0; j < y1; j++) {
          for (int i = x0; i < x1; i++) {
            sum += full[j * fullWidthPx + i];
          }
        }
        coarse.values[y * coarse.widthPx + x] = sum / ((x1 - x0) * (y1 - y0));
      }
    }
    return coarse;
  }

  /** Two passes of a box of the given radius each way: nearly a Gaussian. */
  Coarse blurred(int radius) {
    float[] line = new float[Math.max(widthPx, heightPx)];
    for (int pass = 0; pass < 2; pass++) {
      for (int y = 0; y < heightPx; y++) {
        box(y * widthPx, 1, widthPx, radius, line);
      }
      for (int x = 0; x < widthPx; x++) {
        box(x, widthPx, heightPx, radius, line);
      }
    }
    return this;
  }

  private void box(int start, int stride, int n, int radius, float[] line) {
    for (int i = 0; i < n; i++) {
      line[i] = values[start + i * stride];
    }
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      sum += line[Math.min(Math.max(i, 0), n - 1)];
    }
    for (int i = 0; i < n; i++) {
      values[start + i * stride] = (float) (sum / (2 * radius + 1));
      sum += line[Math.min(i + radius + 1, n - 1)] - line[Math.max(i - radius, 0)];
    }
  }

  /** Writes one row of the full map by bilinear weights. */
  void row(int y, float[] out, int fullWidthPx) {
    float fy = Math.max(0, (y + 0.5f) / step - 0.5f);
    int y0 = Math.min((int) fy, heightPx - 1);
    int y1 = Math.min(y0 + 1, heightPx - 1);
    float wy = fy - y0;
    for (int x = 0; x < fullWidthPx; x++) {
      float fx = Math.max(0, (x + 0.5f) / step - 0.5f);
      int x0 = Math.min((int) fx, widthPx - 1);
      int x1 = Math.min(x0 + 1, widthPx - 1);
      float wx = fx - x0;
      float top = values[y0 * widthPx + x0] * (1 - wx) + values[y0 * widthPx + x1] * wx;
      float low = values[y1 * widthPx + x0] * (1 - wx) + values[y1 * widthPx + x1] * wx;
      out[x] = top * (1 - wy) + low * wy;
    }
  }
}
