package io.luxate.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The empirical receiver operating characteristic: what each distinct score would call. */
public final class Roc {
  private Roc() {}

  /**
   * The curve from (0, 0) to (1, 1), one point per distinct score in falling order of threshold, so
   * that ties become one slanted step and the trapezoids below add up to {@link Auroc#value}.
   *
   * @throws io.luxate.LuxateException DATA as for {@link Auroc#of}
   */
  public static List<RocPoint> points(double[] scores, boolean[] positive) {
    Scores.checkTwoClasses(scores, positive);
    int[] falling =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted((a, b) -> Double.compare(scores[b] + 0.0, scores[a] + 0.0))
            .mapToInt(Integer::intValue)
            .toArray();
    double positives = Scores.positives(positive);
    double negatives = scores.length - positives;
    List<RocPoint> points = new ArrayList<>();
    points.add(new RocPoint(Double.POSITIVE_INFINITY, 0, 0));
    int truePositives = 0;
    for (int k = 0; k < falling.length; k++) {
      double score = scores[falling[k]];
      truePositives += positive[falling[k]] ? 1 : 0;
      if (k + 1 == falling.length || scores[falling[k + 1]] != score) {
        int falsePositives = k + 1 - truePositives;
        points.add(new RocPoint(score, falsePositives / negatives, truePositives / positives));
      }
    }
    return List.copyOf(points);
  }
}
