package io.luxate.image;

/**
 * Resampling by an affine map: bilinear where the picture grows or keeps its size, averaged over
 * the footprint of an output pixel where it shrinks, so that nothing aliases.
 */
final class Warp {
  private Warp() {}

  static Grey apply(Grey source, int widthPx, int heightPx, Affine back, float fill) {
    int samplesX = footprint(back.xx(), back.yx());
    int samplesY = footprint(back.xy(), back.yy());
    float[] values = new float[widthPx * heightPx];
    double share = 1.0 / (samplesX * samplesY);
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        double sum = 0;
        for (int j = 0; j < samplesY; j++) {
          double oy = y + (j + 0.5) / samplesY;
          for (int i = 0; i < samplesX; i++) {
            double ox = x + (i + 0.5) / samplesX;
            sum += sample(source, back.x(ox, oy), back.y(ox, oy), fill);
          }
        }
        values[y * widthPx + x] = (float) (sum * share);
      }
    }
    return new Grey(widthPx, heightPx, values);
  }

  private static int footprint(double a, double b) {
    return Math.max(1, (int) Math.ceil(Math.hypot(a, b) - 1e-6));
  }

  private static float sample(Grey source, double x, double y, float fill) {
    boolean inside = x >= 0 && y >= 0 && x < source.widthPx() && y < source.heightPx();
    return inside ? source.between(x, y) : fill;
  }
}
