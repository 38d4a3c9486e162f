package io.luxate.phantom;

/** Fast exponential and logarithm by tables, the same to the last bit on every machine. */
final class Curves {
  private static final int STEPS = 256;
  private static final float REACH = 24;
  private static final float[] EXP = new float[(int) (REACH * STEPS) + 2];
  private static final int MANTISSA = 2048;
  private static final float[] LOG = new float[MANTISSA + 2];
  private static final float LN2 = (float) StrictMath.log(2);

  static {
    for (int i = 0; i < EXP.length; i++) {
      EXP[i] = (float) StrictMath.exp(-i / (double) STEPS);
    }
    for (int i = 0; i < LOG.length; i++) {
      LOG[i] = (float) StrictMath.log1p(i / (double) MANTISSA);
    }
  }

  private Curves() {}

  /** e to the power of {@code -x}, for x of at least 0. */
  static float decay(float x) {
    if (x >= REACH) {
      return 0;
    }
    float at = x * STEPS;
    int i = (int) at;
    return EXP[i] + (at - i) * (EXP[i + 1] - EXP[i]);
  }

  /** The natural logarithm of a positive normal number. */
  static float log(float x) {
    int bits = Float.floatToRawIntBits(x);
    int exponent = (bits >> 23) - 127;
    float at = (bits & 0x7FFFFF) * (MANTISSA / (float) 0x800000);
    int i = (int) at;
    return exponent * LN2 + LOG[i] + (at - i) * (LOG[i + 1] - LOG[i]);
  }

  /** {@code x} to the power {@code gamma}, for x from 0 to 1. */
  static float power(float x, float gamma) {
    return x <= 1e-6f ? 0 : decay(-gamma * log(Math.min(x, 1)));
  }
}
