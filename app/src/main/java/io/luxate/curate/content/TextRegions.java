package io.luxate.curate.content;

import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.subtract;
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
 * Where lines of writing may stand: strokes that a median filter takes away, the bright and the
 * dark ones together and apart, joined sideways, wide and low.
 *
 * @param boxes in pixels of the picture, the strongest first
 * @param strokes the picture less its median filter, 0.5 where both are equal
 */
@SuppressWarnings("ArrayRecordComponent") // pixels
record TextRegions(List<Box> boxes, Grey strokes) {
  private static final int MOST = 40;
  private static final int[] GAPS_PX = {9, 17, 39};
  private static final double STROKE = 55;
  private static final int MEDIAN_PX = 17;

  /** Looks for them. */
  @SuppressWarnings("try") // the scope frees what is made within it
  static TextRegions of(Grey picture) {
    try (PointerScope scope = new PointerScope()) {
      Mat grey = mat(picture);
      Mat smooth = new Mat();
      medianBlur(grey, smooth, MEDIAN_PX);
      Mat both = new Mat();
      absdiff(grey, smooth, both);
      Mat bright = new Mat();
      subtract(grey, smooth, bright); // stops at 0
      Mat dark = new Mat();
      subtract(smooth, grey, dark);
      List<Part> parts = new ArrayList<>();
      for (Mat strokes : List.of(both, bright, dark)) {
        threshold(strokes, strokes, STROKE, 255, THRESH_BINARY);
        for (int gap : GAPS_PX) {
          parts.addAll(joined(strokes, gap));
        }
      }
      parts.sort(Comparator.comparingInt(Part::area).reversed());
      List<Part> kept = new ArrayList<>();
      for (Part part : parts) {
        if (kept.size() < MOST && kept.stream().noneMatch(part::isAlmost)) {
          kept.add(part);
        }
      }
      return new TextRegions(
          kept.stream().map(part -> part.within(picture)).toList(), less(picture, smooth));
    }
  }

  private static Grey less(Grey picture, Mat smooth) {
    byte[] bytes = new byte[picture.values().length];
    smooth.data().get(bytes);
    float[] strokes = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      strokes[i] = 0.5f + (picture.values()[i] - (bytes[i] & 255) / 255f) / 2;
    }
    return new Grey(picture.widthPx(), picture.heightPx(), strokes);
  }

  /** Strokes no further apart than a gap, as one part each. */
  private static List<Part> joined(Mat strokes, int gapPx) {
    Mat joined = new Mat();
    Mat across = getStructuringElement(MORPH_RECT, new Size(gapPx, 3));
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
    return parts;
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
      return height >= 6 && height <= 64 && width >= 1.5 * height && width >= 14 && filled > 0.3;
    }

    /** Whether the two share most of what they cover. */
    boolean isAlmost(Part other) {
      int across = Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
      int down = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
      double shared = (double) Math.max(0, across) * Math.max(0, down);
      return shared > 0.8 * Math.max(width * height, other.width * other.height);
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
