package io.luxate.curate.content;

import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_HEIGHT;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_LEFT;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_TOP;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_WIDTH;
import static org.bytedeco.opencv.global.opencv_imgproc.connectedComponentsWithStats;

import io.luxate.curate.audit.FindingKind;
import io.luxate.image.Box;
import io.luxate.image.Grey;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Arrows, arrow heads and rings in grey: compact parts of one grey level that stand out all around
 * and have an arrow's {@link Outline} or are a {@link Ring}.
 */
final class Arrows implements Look {
  private static final int LONGER_PX = 1000;
  private static final int FLAT = 3;
  private static final int LEAST_AREA_PX = 40;
  private static final double MOST_SIDE = 0.3;
  private static final int STANDS_OUT = 25;
  private static final double ALL_AROUND = 0.85;

  @Override
  public List<Observation> at(Picture picture) {
    double shrink =
        Math.max(
            1, (double) Math.max(picture.grey().widthPx(), picture.grey().heightPx()) / LONGER_PX);
    Levels levels = Levels.of(picture.grey(), shrink);
    List<Box> boxes = new ArrayList<>();
    boxes.addAll(among(levels, level -> level >= 250, shrink));
    boxes.addAll(among(levels, level -> level <= 5, shrink));
    if (boxes.isEmpty()) {
      boxes.addAll(flat(levels, shrink));
    }
    return boxes.isEmpty()
        ? List.of()
        : List.of(
            new Observation(
                FindingKind.ANNOTATED,
                0.75,
                "an arrow or a ring drawn in it, by its shape",
                boxes));
  }

  /** The picture in 256 levels. */
  @SuppressWarnings("ArrayRecordComponent") // pixels
  record Levels(int width, int height, int[] at) {
    static Levels of(Grey grey, double shrink) {
      int width = Math.max(1, (int) (grey.widthPx() / shrink));
      int height = Math.max(1, (int) (grey.heightPx() / shrink));
      int[] at = new int[width * height];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          float value =
              shrink == 1 ? grey.at(x, y) : grey.between((x + 0.5) * shrink, (y + 0.5) * shrink);
          at[y * width + x] = Math.min(255, Math.max(0, Math.round(255 * value)));
        }
      }
      return new Levels(width, height, at);
    }
  }

  private static List<Box> among(
      Levels levels, java.util.function.IntPredicate belongs, double shrink) {
    byte[] mask = new byte[levels.at().length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (byte) (belongs.test(levels.at()[i]) ? 255 : 0);
    }
    return arrows(levels, mask, shrink);
  }

  /** Where neighbours differ by next to nothing, and which is neither black nor white. */
  private static List<Box> flat(Levels levels, double shrink) {
    int w = levels.width();
    byte[] mask = new byte[levels.at().length];
    for (int y = 1; y < levels.height(); y++) {
      for (int x = 1; x < w; x++) {
        int i = y * w + x;
        int here = levels.at()[i];
        boolean even =
            here > 60
                && here < 250
                && Math.abs(here - levels.at()[i - 1]) <= FLAT
                && Math.abs(here - levels.at()[i - w]) <= FLAT
                && Math.abs(here - levels.at()[i - w - 1]) <= FLAT;
        mask[i] = (byte) (even ? 255 : 0);
      }
    }
    return arrows(levels, mask, shrink);
  }

  @SuppressWarnings("try") // the scope frees what is made within it
  private static List<Box> arrows(Levels levels, byte[] mask, double shrink) {
    List<Box> boxes = new ArrayList<>();
    try (PointerScope scope = new PointerScope()) {
      Mat marked = new Mat(levels.height(), levels.width(), CV_8U);
      marked.data().put(mask);
      Mat labels = new Mat();
      Mat stats = new Mat();
      Mat centroids = new Mat();
      int count = connectedComponentsWithStats(marked, labels, stats, centroids, 8, CV_32S);
      int most = (int) (MOST_SIDE * Math.max(levels.width(), levels.height()));
      int[] label = new int[mask.length];
      new IntPointer(labels.data()).get(label);
      for (int i = 1; i < count; i++) {
        int left = stats.ptr(i, CC_STAT_LEFT).getInt();
        int top = stats.ptr(i, CC_STAT_TOP).getInt();
        int width = stats.ptr(i, CC_STAT_WIDTH).getInt();
        int height = stats.ptr(i, CC_STAT_HEIGHT).getInt();
        boolean inside =
            left > 2
                && top > 2
                && left + width < levels.width() - 2
                && top + height < levels.height() - 2;
        if (!inside
            || Math.max(width, height) > most
            || stats.ptr(i, CC_STAT_AREA).getInt() < LEAST_AREA_PX) {
          continue;
        }
        int[] x = new int[width * height];
        int[] y = new int[width * height];
        int n = 0;
        for (int v = top; v < top + height; v++) {
          for (int u = left; u < left + width; u++) {
            if (label[v * levels.width() + u] == i) {
              x[n] = u;
              y[n++] = v;
            }
          }
        }
        boolean drawn = Outline.of(x, y, n).isArrow() || Ring.isDrawn(x, y, n);
        if (drawn && standsOut(levels, label, i, x, y, n)) {
          boxes.add(
              new Box(
                  left * shrink, top * shrink, (left + width) * shrink, (top + height) * shrink));
        }
      }
    }
    return boxes;
  }

  /** Whether three pixels away from nearly all of its rim the picture is clearly another grey. */
  private static boolean standsOut(Levels levels, int[] label, int own, int[] x, int[] y, int n) {
    int w = levels.width();
    int rim = 0;
    int other = 0;
    long sum = 0;
    for (int k = 0; k < n; k++) {
      sum += levels.at()[y[k] * w + x[k]];
    }
    int level = (int) (sum / n);
    for (int k = 0; k < n; k++) {
      for (int[] way : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
        int u = x[k] + 3 * way[0];
        int v = y[k] + 3 * way[1];
        if (u < 0 || v < 0 || u >= w || v >= levels.height()) {
          continue;
        }
        int beside = (y[k] + way[1]) * w + x[k] + way[0];
        if (label[beside] != own && label[v * w + u] != own) {
          rim++;
          other += Math.abs(levels.at()[v * w + u] - level) > STANDS_OUT ? 1 : 0;
        }
      }
    }
    return rim > 0 && other >= ALL_AROUND * rim;
  }
}
