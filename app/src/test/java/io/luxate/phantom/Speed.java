package io.luxate.phantom;

import java.util.Locale;

/** Prints milliseconds per image on one core: {@code Speed [IMAGES]}. */
public final class Speed {
  private Speed() {}

  public static void main(String[] args) {
    int images = args.length > 0 ? Integer.parseInt(args[0]) : 60;
    for (Joint joint : Joint.values()) {
      time(joint, 224, 4 * images); // lets the compiler finish
    }
    for (Joint joint : Joint.values()) {
      for (int sizePx : new int[] {224, 512}) {
        double ms = time(joint, sizePx, images);
        System.out.printf(Locale.ROOT, "%s %d px: %.1f ms per image%n", joint, sizePx, ms);
      }
    }
  }

  private static double time(Joint joint, int sizePx, int images) {
    long start = System.nanoTime();
    for (int i = 0; i < images; i++) {
      Phantoms.render(joint, i % 2 == 0 ? Site.INTERNET : Site.HOSPITAL_C, 99, i, sizePx);
    }
    return (System.nanoTime() - start) / 1e6 / images;
  }
}
