package io.luxate.phantom;

/**
 * From path lengths to what the detector counts: Beer-Lambert attenuation at 40, 60 and 80 keV
 * (coefficients after NIST XCOM), detector blur, scatter, quantum and electronic noise, and the
 * logarithm.
 *
 * @param photons per pixel in the open beam for a body part that lets a fifth through
 * @param scatterShare scattered over primary signal behind a body
 * @param electronic noise of the read-out, in parts of the open beam
 * @param blurPx weight of each neighbour in the detector's blur, 0 to 0.3
 */
record Beam(double photons, double scatterShare, double electronic, double blurPx) {
  private static final float[] SHARE = {0.30f, 0.45f, 0.25f};
  private static final float[] SOFT_PER_MM = {0.0268f, 0.0206f, 0.0184f};
  private static final float[] BONE_PER_MM = {0.100f, 0.040f, 0.0245f};
  private static final float[] METAL_PER_MM = {1.0f, 0.345f, 0.18f};

  /** Optical densities, {@code -ln(counted / open beam)}, at least 0. */
  float[] densities(Paths paths, Dice dice) {
    int w = paths.widthPx();
    int h = paths.heightPx();
    float[] signal = new float[w * h];
    float[] soft = new float[w];
    float[] bone = paths.bone();
    float[] metal = paths.metal();
    for (int y = 0; y < h; y++) {
      paths.soft().row(y, soft, w);
      for (int x = 0; x < w; x++) {
        int i = y * w + x;
        float s = Math.max(0, soft[x]);
        float b = Math.max(0, bone[i]);
        float m = metal[i];
        float sum = 0;
        for (int e = 0; e < 3; e++) {
          float depth = SOFT_PER_MM[e] * s + BONE_PER_MM[e] * b + METAL_PER_MM[e] * m;
          sum += SHARE[e] * Curves.decay(depth);
        }
        signal[i] = sum;
      }
    }
    blur(signal, w, h, (float) blurPx);
    scatterAndNoise(signal, w, h, dice);
    return signal;
  }

  private void scatterAndNoise(float[] signal, int w, int h, Dice dice) {
    int step = Math.max(2, Math.min(w, h) / 32);
    Coarse scattered = Coarse.of(signal, w, h, step).blurred(3);
    float[] row = new float[w];
    float[] five = new float[5];
    int left = 0;
    float share = (float) scatterShare;
    double exposure = exposure(signal);
    float quantum = (float) (1 / (photons * exposure));
    float floor = (float) (electronic * electronic / exposure);
    for (int y = 0; y < h; y++) {
      scattered.row(y, row, w);
      for (int x = 0; x < w; x++) {
        if (left == 0) {
          dice.bells(five);
          left = 5;
        }
        int i = y * w + x;
        float mean = (signal[i] + share * row[x]) / (1 + share);
        float noise = five[--left] * (float) Math.sqrt(mean * quantum + floor);
        signal[i] = Math.max(0, -Curves.log(Math.max(mean + noise, 5e-6f)));
      }
    }
  }

  /** Automatic exposure: more dose behind more body. */
  private static double exposure(float[] signal) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < signal.length; i += 7) {
      if (signal[i] < 0.5f) {
        sum += Curves.log(Math.max(signal[i], 1e-6f));
        n++;
      }
    }
    return n == 0 ? 1 : StrictMath.exp(-1.7 - Math.max(sum / n, -8));
  }

  /** A kernel of three pixels, across then down. */
  static void blur(float[] values, int w, int h, float side) {
    float middle = 1 - 2 * side;
    for (int y = 0; y < h; y++) {
      float before = values[y * w];
      for (int x = 0; x < w; x++) {
        int i = y * w + x;
        float after = x + 1 < w ? values[i + 1] : values[i];
        float here = values[i];
        values[i] = middle * here + side * (before + after);
        before = here;
      }
    }
    float[] above = new float[w];
    System.arraycopy(values, 0, above, 0, w);
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int i = y * w + x;
        float below = y + 1 < h ? values[i + w] : values[i];
        float here = values[i];
        values[i] = middle * here + side * (above[x] + below);
        above[x] = here;
      }
    }
  }
}
