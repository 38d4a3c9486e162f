package io.luxate.curate.duplicates;

import io.luxate.image.Grey;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.opencv_core.KeyPoint;
import org.bytedeco.opencv.opencv_core.KeyPointVector;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_features2d.SIFT;

/**
 * The places of a picture that are found again however it is turned, scaled or cut, each described
 * by the edges around it (SIFT; Lowe DG. Int J Comput Vis 2004;60:91-110, as OpenCV computes it).
 *
 * @param x of each, in pixels
 * @param y of each, in pixels
 * @param descriptors 128 numbers each: 4 rows by 4 columns of cells, 8 directions in each, in the
 *     landmark's own frame
 */
@SuppressWarnings({"ArrayRecordComponent", "try"}) // numbers for OpenCV; a scope frees what it made
record Landmarks(float[] x, float[] y, float[][] descriptors) {
  static final int LENGTH = 128;

  /** Lower than Lowe's 0.04: bone edges are soft. */
  private static final double CONTRAST = 0.015;

  private static final double EDGE = 12;
  private static final double SIGMA = 1.6;

  /** The strongest landmarks, at most so many, the strongest first. */
  static Landmarks of(Grey picture, int most) {
    try (PointerScope scope = new PointerScope();
        SIFT sift = SIFT.create(most, 3, CONTRAST, EDGE, SIGMA, false);
        Mat image = OpenCv.bytes(picture);
        Mat none = new Mat();
        Mat found = new Mat();
        KeyPointVector points = new KeyPointVector()) {
      sift.detectAndCompute(image, none, points, found);
      int count = (int) Math.min(points.size(), most);
      float[] x = new float[count];
      float[] y = new float[count];
      float[][] descriptors = new float[count][LENGTH];
      if (count > 0) {
        FloatIndexer values = found.createIndexer();
        for (int i = 0; i < count; i++) {
          KeyPoint point = points.get(i);
          x[i] = point.pt().x();
          y[i] = point.pt().y();
          values.get(i, 0, descriptors[i], 0, LENGTH);
        }
      }
      return new Landmarks(x, y, descriptors);
    }
  }

  int size() {
    return x.length;
  }
}
