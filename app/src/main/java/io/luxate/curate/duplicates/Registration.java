package io.luxate.curate.duplicates;

import io.luxate.image.Affine;
import io.luxate.image.Grey;
import io.luxate.image.Origin;
import io.luxate.image.Radiograph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_calib3d;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.DMatch;
import org.bytedeco.opencv.opencv_core.DMatchVector;
import org.bytedeco.opencv.opencv_core.DMatchVectorVector;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_features2d.BFMatcher;

/**
 * Lays one picture over another: landmarks that describe the same surroundings are paired (ratio
 * test, Lowe 2004), the affine map that most pairs agree with is found (RANSAC; Fischler MA, Bolles
 * RC. Commun ACM 1981;24:381-95), and {@link Overlay} tells how alike the two are under it.
 */
@SuppressWarnings("try") // a scope frees what was made inside it
final class Registration {
  private static final double RATIO = 0.85;
  private static final double REACH_PX = 3;
  private static final int ITERATIONS = 4000;
  private static final int FEWEST_PAIRS = Match.FEWEST_LANDMARKS;
  private static final double MOST_STRETCH = 5;

  private Registration() {}

  /** A picture ready to be laid over others. */
  record Sheet(Grey picture, Landmarks landmarks) {
    /** The longer side, in pixels, at which pictures are compared. */
    static final int SIDE_PX = 320;

    private static final int LANDMARKS = 400;

    static Sheet of(Radiograph radiograph) {
      Grey picture = radiograph.shrinkTo(SIDE_PX).pixels();
      return new Sheet(picture, Landmarks.of(picture, LANDMARKS));
    }

    /** How many of a file's pixels one of its sheet's spans. */
    static double shrunkBy(Origin file) {
      return Math.max(1, (double) Math.max(file.widthPx(), file.heightPx()) / SIDE_PX);
    }
  }

  /** The best way to lay {@code b} over {@code a} as one of the variants, if any holds. */
  static Optional<Match> of(Sheet a, Sheet b, Set<Variant> variants) {
    if (pixels(a) > pixels(b)) {
      return of(b, a, variants).map(Match::inverse);
    }
    Optional<Match> best = Optional.empty();
    for (Variant variant : variants) {
      Optional<Match> match = of(a, b, variant);
      if (match.isPresent() && match.get().likeness() > best.map(Match::likeness).orElse(0.0)) {
        best = match;
      }
    }
    return best;
  }

  /** The smaller picture lies below: it has no detail that the other lacks. */
  private static int pixels(Sheet sheet) {
    return sheet.picture().values().length;
  }

  private static Optional<Match> of(Sheet a, Sheet b, Variant variant) {
    List<int[]> pairs = pairs(a.landmarks(), b.landmarks(), variant);
    if (pairs.size() < FEWEST_PAIRS) {
      return Optional.empty();
    }
    try (PointerScope scope = new PointerScope()) {
      Mat from = new Mat(pairs.size(), 1, opencv_core.CV_32FC2);
      Mat to = new Mat(pairs.size(), 1, opencv_core.CV_32FC2);
      put(from, a.landmarks(), pairs, 0);
      put(to, b.landmarks(), pairs, 1);
      Mat agreeing = new Mat();
      Mat map =
          opencv_calib3d.estimateAffine2D(
              from, to, agreeing, opencv_calib3d.RANSAC, REACH_PX, ITERATIONS, 0.999, 10);
      if (map.empty()) {
        return Optional.empty();
      }
      DoubleIndexer m = map.createIndexer();
      Affine back = affine(m);
      int landmarks = opencv_core.countNonZero(agreeing);
      if (landmarks < FEWEST_PAIRS || !isPlausible(back, variant)) {
        return Optional.empty();
      }
      Grey shown = variant.inverted() ? inverted(b.picture()) : b.picture();
      Overlay overlay = Overlay.of(a.picture(), shown, back);
      return Optional.of(
          new Match(back, landmarks, overlay.overlap(), overlay.likeness(), variant.inverted()));
    }
  }

  /** OpenCV counts from pixels' centres, we from their corners. */
  private static Affine affine(DoubleIndexer m) {
    Affine centres =
        new Affine(m.get(0, 0), m.get(0, 1), m.get(0, 2), m.get(1, 0), m.get(1, 1), m.get(1, 2));
    return Affine.translate(-0.5, -0.5).then(centres).then(Affine.translate(0.5, 0.5));
  }

  /** Mirrored as the variant says, and neither flattened nor more than five times as large. */
  private static boolean isPlausible(Affine map, Variant variant) {
    double determinant = map.xx() * map.yy() - map.xy() * map.yx();
    double area = Math.abs(determinant);
    double squares =
        map.xx() * map.xx() + map.xy() * map.xy() + map.yx() * map.yx() + map.yy() * map.yy();
    return determinant < 0 == variant.mirrored()
        && area > 1 / (MOST_STRETCH * MOST_STRETCH)
        && area < MOST_STRETCH * MOST_STRETCH
        && squares / (2 * area) < 1.6;
  }

  private static void put(Mat points, Landmarks landmarks, List<int[]> pairs, int side) {
    float[] values = new float[pairs.size() * 2];
    for (int i = 0; i < pairs.size(); i++) {
      values[2 * i] = landmarks.x()[pairs.get(i)[side]];
      values[2 * i + 1] = landmarks.y()[pairs.get(i)[side]];
    }
    new FloatPointer(points.data()).put(values, 0, values.length);
  }

  /** Landmarks of {@code a} whose nearest in {@code b} is nearer than its second by a margin. */
  private static List<int[]> pairs(Landmarks a, Landmarks b, Variant variant) {
    List<int[]> pairs = new ArrayList<>();
    if (a.size() < FEWEST_PAIRS || b.size() < FEWEST_PAIRS) {
      return pairs;
    }
    try (PointerScope scope = new PointerScope();
        BFMatcher matcher = new BFMatcher(opencv_core.NORM_L2, false);
        Mat query = mat(a, Variant.PLAIN);
        Mat train = mat(b, variant);
        DMatchVectorVector found = new DMatchVectorVector()) {
      matcher.knnMatch(query, train, found, 2);
      for (long i = 0; i < found.size(); i++) {
        DMatchVector two = found.get(i);
        if (two.size() == 2) {
          DMatch nearest = two.get(0);
          if (nearest.distance() < RATIO * two.get(1).distance()) {
            pairs.add(new int[] {nearest.queryIdx(), nearest.trainIdx()});
          }
        }
      }
    }
    return pairs;
  }

  private static Mat mat(Landmarks landmarks, Variant variant) {
    Mat mat = new Mat(landmarks.size(), Landmarks.LENGTH, opencv_core.CV_32FC1);
    float[] flat = new float[landmarks.size() * Landmarks.LENGTH];
    for (int i = 0; i < landmarks.size(); i++) {
      System.arraycopy(
          variant.of(landmarks.descriptors()[i]), 0, flat, i * Landmarks.LENGTH, Landmarks.LENGTH);
    }
    new FloatPointer(mat.data()).put(flat, 0, flat.length);
    return mat;
  }

  private static Grey inverted(Grey picture) {
    float[] values = new float[picture.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 - picture.values()[i];
    }
    return new Grey(picture.widthPx(), picture.heightPx(), values);
  }
}
