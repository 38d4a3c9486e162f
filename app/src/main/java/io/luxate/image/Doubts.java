package io.luxate.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What about a picture makes a network's answer less sure, in words for the person reading it. */
public final class Doubts {
  private static final int SMALL_PX = 128;
  private static final double LONG_SHAPE = 3;
  private static final double FLAT = 0.15;
  private static final double CLIPPED = 0.4;

  private Doubts() {}

  /** The doubts about one radiograph as read from its file; none is the usual answer. */
  public static List<String> of(Radiograph radiograph) {
    List<String> doubts = new ArrayList<>();
    int width = radiograph.geometry().originalWidthPx();
    int height = radiograph.geometry().originalHeightPx();
    if (Math.min(width, height) < SMALL_PX) {
      doubts.add("small: " + width + " x " + height + " px");
    }
    if (Math.max(width, height) > LONG_SHAPE * Math.min(width, height)) {
      doubts.add("unusual shape: " + width + " x " + height + " px");
    }
    float[] sorted = radiograph.pixels().values().clone();
    Arrays.sort(sorted);
    float low = sorted[sorted.length / 20];
    float high = sorted[sorted.length - 1 - sorted.length / 20];
    if (high - low < FLAT) {
      doubts.add("hardly any contrast");
    }
    if (share(sorted, 0.995f) > CLIPPED) {
      doubts.add("large parts are pure white: overexposed, inverted, or a screenshot");
    }
    return doubts;
  }

  private static double share(float[] sorted, float from) {
    int at = Arrays.binarySearch(sorted, from);
    int index = at < 0 ? -at - 1 : at;
    return (double) (sorted.length - index) / sorted.length;
  }
}
