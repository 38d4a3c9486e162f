package io.luxate.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.stats.Auroc;
import io.luxate.stats.Interval;
import java.util.List;
import java.util.Optional;

/**
 * One site, or one class against the rest: always its counts, and its AUROC where both sides have
 * enough images for one.
 *
 * @param name the site or class
 * @param n images
 * @param positives images of the positive class (for a class row: of this class)
 * @param operatingPoint of a label: calls at its own threshold, fixed beforehand
 */
@JsonNaming(SnakeCaseStrategy.class)
public record GroupMetrics(
    String name,
    int n,
    int positives,
    Optional<Double> auroc,
    Optional<List<Double>> aurocCi,
    Optional<String> aurocCiMethod,
    Optional<OperatingPoint> operatingPoint) {

  static GroupMetrics counted(String name, int n, int positives) {
    return new GroupMetrics(
        name, n, positives, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static GroupMetrics measured(String name, Auroc auroc) {
    return measured(name, auroc, auroc.interval(Metrics.LEVEL));
  }

  static GroupMetrics measured(String name, Auroc auroc, Interval ci) {
    return new GroupMetrics(
        name,
        auroc.positives() + auroc.negatives(),
        auroc.positives(),
        Optional.of(auroc.value()),
        Optional.of(List.of(ci.low(), ci.high())),
        Optional.of(ci.method()),
        Optional.empty());
  }

  GroupMetrics at(Optional<OperatingPoint> point) {
    return new GroupMetrics(name, n, positives, auroc, aurocCi, aurocCiMethod, point);
  }
}
