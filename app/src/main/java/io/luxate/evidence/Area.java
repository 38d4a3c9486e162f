package io.luxate.evidence;

import io.luxate.stats.Auroc;
import io.luxate.stats.AurocDifference;
import io.luxate.stats.ClusteredAuroc;
import io.luxate.stats.Clusters;
import io.luxate.stats.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The AUROC of some rows, and the same with patients as clusters where one has several rows; the
 * intervals to report are then those that know of patients.
 */
record Area(Auroc auroc, Optional<Clusters> patients, Optional<ClusteredAuroc> clustered) {

  /** Measures the rows; DATA as for {@link Auroc#of}. */
  static Area of(List<Prediction> rows, double[] scores, boolean[] positive) {
    Optional<Clusters> patients = patients(rows);
    return new Area(
        Auroc.of(scores, positive),
        patients,
        patients.map(p -> ClusteredAuroc.of(scores, positive, p)));
  }

  /** As {@link #of(List, double[], boolean[])}. */
  static Area of(List<Prediction> rows, String positive) {
    return of(rows, Columns.scores(rows), Columns.positive(rows, positive));
  }

  /** With the interval to report. */
  Estimate estimate() {
    return Estimate.of(auroc.value(), interval());
  }

  /** This AUROC less that of a set which shares no image and no patient with this one. */
  AurocDifference minus(Area other) {
    return clustered.isPresent() || other.clustered.isPresent()
        ? AurocDifference.unpaired(byPatient(), other.byPatient())
        : AurocDifference.unpaired(auroc, other.auroc);
  }

  /** Where patients are not known, every image is one of its own. */
  private ClusteredAuroc byPatient() {
    int positives = auroc.positives();
    int negatives = auroc.negatives();
    return clustered.orElseGet(
        () ->
            new ClusteredAuroc(
                auroc.value(), auroc.variance(), positives, negatives, positives, negatives));
  }

  Interval interval() {
    return clustered
        .map(c -> c.interval(Metrics.LEVEL))
        .orElseGet(() -> auroc.interval(Metrics.LEVEL));
  }

  Interval logitInterval() {
    return clustered
        .map(c -> c.logitInterval(Metrics.LEVEL))
        .orElseGet(() -> auroc.logitDelong(Metrics.LEVEL));
  }

  /** Empty unless a patient has several rows; a row that names none is a patient of its own. */
  static Optional<Clusters> patients(List<Prediction> rows) {
    List<String> names =
        IntStream.range(0, rows.size())
            .mapToObj(i -> rows.get(i).patient().map(p -> "patient " + p).orElse("row " + i))
            .toList();
    Clusters clusters = Clusters.of(names);
    return clusters.count() < rows.size() ? Optional.of(clusters) : Optional.empty();
  }
}
