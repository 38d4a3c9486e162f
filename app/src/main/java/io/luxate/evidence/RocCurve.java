package io.luxate.evidence;

import io.luxate.stats.Roc;
import java.util.List;

/**
 * The ROC curve of one set of predictions, ready to draw.
 *
 * @param points from (0, 0) to (1, 1) in falling order of threshold
 */
public record RocCurve(List<Point> points) {
  /**
   * One corner of the curve.
   *
   * @param threshold scores at or above it are called positive; positive infinity at the origin
   * @param falsePositiveRate 1 - specificity, 0 to 1
   * @param sensitivity 0 to 1
   */
  public record Point(double threshold, double falsePositiveRate, double sensitivity) {}

  public RocCurve {
    points = List.copyOf(points);
  }

  /** Draws the curve; DATA as for {@link Metrics#of}. */
  public static RocCurve of(List<Prediction> predictions, String positive) {
    return new RocCurve(
        Roc.points(Columns.scores(predictions), Columns.positive(predictions, positive)).stream()
            .map(p -> new Point(p.threshold(), p.falsePositiveRate(), p.sensitivity()))
            .toList());
  }
}
