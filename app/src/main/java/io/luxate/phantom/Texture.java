package io.luxate.phantom;

/**
 * A repeating pattern of soft blotches and fine streaks around 1, in mm: the trabeculae of spongy
 * bone, or the uneven thickness of muscle.
 */
final class Texture {
  static final Texture NONE = new Texture(0, 1, 0, 0);
  private static final int SIDE = 256;
  private static final float[] PATTERN = pattern();

  private final double strength;
  private final double perMm;
  private final double shiftX;
  private final double shiftY;

  Texture(double strength, double perMm, double shiftX, double shiftY) {
    this.strength = strength;
    this.perMm = perMm;
    this.shiftX = shiftX;
    this.shiftY = shiftY;
  }

  double at(double xMm, double yMm) {
    if (strength == 0) {
      return 1;
    }
    double x = (xMm + yMm * 0.2) * perMm + shiftX;
    double y = (yMm - xMm * 0.15) * perMm * 0.6 + shiftY;
    int x0 = (int) x;
    int y0 = (int) y;
    double fx = x - x0;
    double fy = y - y0;
    int xa = x0 & (SIDE - 1);
    int xb = (x0 + 1) & (SIDE - 1);
    int ya = (y0 & (SIDE - 1)) * SIDE;
    int yb = ((y0 + 1) & (SIDE - 1)) * SIDE;
    double top = PATTERN[ya + xa] + fx * (PATTERN[ya + xb] - PATTERN[ya + xa]);
    double low = PATTERN[yb + xa] + fx * (PATTERN[yb + xb] - PATTERN[yb + xa]);
    return 1 + strength * (top + fy * (low - top));
  }

  private static float[] pattern() {
    Dice dice = Dice.of("texture");
    float[] sum = new float[SIDE * SIDE];
    float[] octave = new float[SIDE * SIDE];
    for (int step = 1; step <= 32; step *= 2) {
      for (int y = 0; y < SIDE; y += step) {
        for (int x = 0; x < SIDE; x += step) {
          octave[y * SIDE + x] = (float) dice.bell(0, 1);
        }
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] += between(octave, i % SIDE, i / SIDE, step) * 0.42f;
      }
    }
    return sum;
  }

  private static float between(float[] grid, int x, int y, int step) {
    int x0 = x / step * step;
    int y0 = y / step * step;
    int x1 = (x0 + step) % SIDE;
    int y1 = (y0 + step) % SIDE;
    float fx = (x - x0) / (float) step;
    float fy = (y - y0) / (float) step;
    float top = grid[y0 * SIDE + x0] * (1 - fx) + grid[y0 * SIDE + x1] * fx;
    float low = grid[y1 * SIDE + x0] * (1 - fx) + grid[y1 * SIDE + x1] * fx;
    return top * (1 - fy) + low * fy;
  }
}
