package io.luxate.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The predictions of each site by itself, in the order of the names. */
final class Sites {
  private static final int FEWEST_PER_CLASS = 5;

  private Sites() {}

  /** Counts for every named site; AUROC only where both classes have at least 5 images. */
  static List<GroupMetrics> of(List<Prediction> predictions, String positive) {
    Map<String, List<Prediction>> bySite = new TreeMap<>();
    for (Prediction p : predictions) {
      p.site().ifPresent(site -> bySite.computeIfAbsent(site, s -> new ArrayList<>()).add(p));
    }
    return bySite.entrySet().stream().map(e -> site(e.getKey(), e.getValue(), positive)).toList();
  }

  private static GroupMetrics site(String name, List<Prediction> rows, String positive) {
    int n = rows.size();
    int positives = (int) rows.stream().filter(p -> p.label().equals(positive)).count();
    if (positives < FEWEST_PER_CLASS || n - positives < FEWEST_PER_CLASS) {
      return GroupMetrics.counted(name, n, positives);
    }
    double[] scores = Columns.scores(rows);
    boolean[] truth = Columns.positive(rows, positive);
    Area area = Area.of(rows, scores, truth);
    return GroupMetrics.measured(name, area.auroc(), area.interval());
  }
}
