package io.luxate.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.stats.Confusion;

/**
 * What happens at one threshold fixed beforehand.
 *
 * @param threshold scores at or above it are called positive
 * @param fixedOn the data the threshold was chosen on
 * @param rule how it was chosen
 */
@JsonNaming(SnakeCaseStrategy.class)
public record OperatingPoint(
    double threshold,
    String fixedOn,
    String rule,
    int truePositives,
    int falsePositives,
    int trueNegatives,
    int falseNegatives,
    Rate sensitivity,
    Rate specificity,
    Rate accuracy) {

  static OperatingPoint at(Threshold threshold, double[] scores, boolean[] positive) {
    Confusion calls = Confusion.at(scores, positive, threshold.value());
    return new OperatingPoint(
        threshold.value(),
        threshold.fixedOn(),
        threshold.rule(),
        calls.truePositives(),
        calls.falsePositives(),
        calls.trueNegatives(),
        calls.falseNegatives(),
        Rate.of(calls.sensitivity()),
        Rate.of(calls.specificity()),
        Rate.of(calls.accuracy()));
  }
}
