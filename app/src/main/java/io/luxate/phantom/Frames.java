package io.luxate.phantom;

import io.luxate.image.Affine;
import io.luxate.image.Grey;

/** Pictures within pictures: a frame around one, or a photograph of a screen that shows it. */
final class Frames {
  private Frames() {}

  /** The picture moved within its own canvas, with {@code around} where it leaves it empty. */
  static Grey warp(Grey grey, Affine step, float around) {
    int w = grey.widthPx();
    int h = grey.heightPx();
    Affine back = step.inverse();
    float[] values = new float[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        double fromX = back.x(x + 0.5, y + 0.5);
        double fromY = back.y(x + 0.5, y + 0.5);
        boolean inside = fromX >= 0 && fromY >= 0 && fromX <= w && fromY <= h;
        values[y * w + x] = inside ? grey.between(fromX, fromY) : around;
      }
    }
    return new Grey(w, h, values);
  }

  /** Moire of the screen's rows against the camera's, glare of a lamp, darker corners. */
  static void screen(Grey grey, Draws draws) {
    int w = grey.widthPx();
    int h = grey.heightPx();
    double angle = draws.in("moireRadians", 0, Math.PI);
    double pitch = draws.in("moirePeriodPx", 2.5, 9);
    double fx = StrictMath.cos(angle) / pitch;
    double fy = StrictMath.sin(angle) / pitch;
    double strength = draws.in("moireStrength", 0.01, 0.05);
    double lampX = draws.in("glareXPx", 0, w);
    double lampY = draws.in("glareYPx", 0, h);
    double lamp = draws.in("glare", 0, 0.3);
    double lampSize = draws.in("glareSizeFraction", 0.08, 0.3) * w;
    double corner = draws.in("cornerShade", 0.05, 0.3);
    float[] values = grey.values();
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        double cx = 2.0 * x / w - 1;
        double cy = 2.0 * y / h - 1;
        double dx = (x - lampX) / lampSize;
        double dy = (y - lampY) / lampSize;
        double phase = x * fx + y * fy;
        double wave = 1 - 4 * Math.abs(phase - Math.floor(phase) - 0.5);
        double shade = (1 + strength * wave) * (1 - corner * (cx * cx + cy * cy) / 2);
        double glare = lamp / (1 + (dx * dx + dy * dy) * (dx * dx + dy * dy));
        int i = y * w + x;
        values[i] = (float) (values[i] * shade + glare * (1 - values[i]));
      }
    }
  }
}
