package io.luxate.curate.content;

import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_HEIGHT;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_LEFT;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_TOP;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_WIDTH;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_CLOSE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_RECT;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.connectedComponentsWithStats;
import static org.bytedeco.opencv.global.opencv_imgproc.getStructuringElement;
import static org.bytedeco.opencv.global.opencv_imgproc.medianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.morphologyEx;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import io.luxate.image.Box;
import io.luxate.image.Grey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Where lines of writing may stand: strokes that a median filter takes away, joined sideways, wide
 * and low.
 */
final class TextRegions {
  private static final int MOST = 24;
  private static final double STROKE = 60;
  private static final int MEDIAN_PX = 17;

  private TextRegions() {}

  /** Boxes in pixels of the picture, the strongest first. */
  @SuppressWarnings("try") // the scope frees what is made within it
  static List<Box> of(Grey picture) {
    try (PointerScope scope = new PointerScope()) {
      Mat grey = mat(picture);
      Mat smooth = new Mat();
      medianBlur(grey, smooth, MEDIAN_PX);
      Mat strokes = new Mat();
      absdiff(grey, smooth, strokes);
      threshold(strokes, strokes, STROKE, 255, THRESH_BINARY);
      Mat joined = new Mat();
      Mat across = getStructuringElement(MORPH_RECT, new Size(15, 3));
      morphologyEx(strokes, joined, MORPH_CLOSE, across);
      Mat labels = new Mat();
      Mat stats = new Mat();
      Mat centroids = new Mat();
      int count = connectedComponentsWithStats(joined, labels, stats, centroids, 8, CV_32S);
      List<Part> parts = new ArrayList<>();
      for (int i = 1; i < count; i++) {
        Part part =
            new Part(
                stats.ptr(i, CC_STAT_LEFT).getInt(),
                stats.ptr(i, CC_STAT_TOP).getInt(),
                stats.ptr(i, CC_STAT_WIDTH).getInt(),
                stats.ptr(i, CC_STAT_HEIGHT).getInt(),
                stats.ptr(i, CC_STAT_AREA).getInt());
        if (part.mayBeWriting()) {
          parts.add(part);
        }
      }
      return parts.stream()
          .sorted(Comparator.comparingInt(Part::area).reversed())
          .limit(MOST)
          .map(part -> part.within(picture))
          .toList();
    }
  }

  /** Eight bits of a picture, to be used within the caller's scope. */
  static Mat mat(Grey picture) {
    byte[] bytes = new byte[picture.values().length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(255 * Math.min(1, Math.max(0, picture.values()[i])));
    }
    Mat mat = new Mat(picture.heightPx(), picture.widthPx(), CV_8U);
    mat.data().put(bytes);
    return mat;
  }

  private record Part(int left, int top, int width, int height, int area) {
    boolean mayBeWriting() {
      double filled = (double) area / (width * height);
      return height >= 6 && height <= 64 && width >= 1.5 * height && width >= 14 && filled > 0.35;
    }

    Box within(Grey picture) {
      int rim = 4;
      return new Box(
          Math.max(0, left - rim),
          Math.max(0, top - rim),
          Math.min(picture.widthPx(), left + width + rim),
          Math.min(picture.heightPx(), top + height + rim));
    }
  }
}
