package io.luxate.image;

import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an RGB picture's colour profile (ICC.1) does to its grey values. Most say sRGB in their own
 * words and change nothing; one for an old screen (gamma 1.8) moves them by 19 levels of 255.
 */
final class ColourProfile {
  /** One level of 255, which is what colour management and rounding cannot agree upon. */
  private static final double HARDLY = 1.0 / 255;

  private static final int STEPS = 5;
  private static final int REMEMBERED = 64;

  private static final Map<ByteBuffer, Boolean> JUDGED = new ConcurrentHashMap<>();

  private ColourProfile() {}

  /** Whether no colour of an even lattice changes its luma by more than a level; true for none. */
  static boolean leavesLuma(byte[] profile) {
    if (profile.length == 0) {
      return true;
    }
    if (JUDGED.size() >= REMEMBERED) {
      JUDGED.clear();
    }
    return JUDGED.computeIfAbsent(ByteBuffer.wrap(profile), same -> judge(profile));
  }

  private static boolean judge(byte[] profile) {
    try {
      ICC_ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
      if (space.getType() != ICC_ColorSpace.TYPE_RGB) {
        return false;
      }
      for (int i = 0; i < STEPS * STEPS * STEPS; i++) {
        float[] stored = {level(i), level(i / STEPS), level(i / (STEPS * STEPS))};
        if (Math.abs(luma(space.toRGB(stored)) - luma(stored)) > HARDLY) {
          return false;
        }
      }
      return true;
    } catch (RuntimeException e) {
      return false; // colour management meets broken profiles with exceptions of several kinds
    }
  }

  private static float level(int digits) {
    return (float) (digits % STEPS) / (STEPS - 1);
  }

  private static double luma(float[] rgb) {
    return Luma.luma(rgb[0], rgb[1], rgb[2]);
  }
}
