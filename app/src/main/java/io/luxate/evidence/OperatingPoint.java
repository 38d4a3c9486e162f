package io.luxate.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.stats.Confusion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What happens at one threshold fixed beforehand.
 *
 * @param threshold scores at or above it are called positive
 * @param fixedOn the data the threshold was chosen on
 * @param rule how it was chosen
 * @param ppv of the calls in these data, whose share of positives a department seldom has; see
 *     {@code atPrevalence}; empty when nothing is called positive
 * @param npv likewise; empty when nothing is called negative
 * @param f1 empty when nothing is positive and nothing called so
 * @param positiveLikelihoodRatio empty where it has no end, like the negative one
 * @param atPrevalence PPV and NPV where other shares of images are positive
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
    Rate accuracy,
    Optional<Rate> ppv,
    Optional<Rate> npv,
    OptionalDouble f1,
    Optional<Estimate> positiveLikelihoodRatio,
    Optional<Estimate> negativeLikelihoodRatio,
    List<PredictiveValues> atPrevalence) {

  /** PPV and NPV where this share of images, strictly between 0 and 1, is positive. */
  public PredictiveValues whenPositiveAre(double prevalence) {
    Confusion calls = new Confusion(truePositives, falsePositives, trueNegatives, falseNegatives);
    return PredictiveValues.of(calls, prevalence);
  }

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
        Rate.of(calls.accuracy()),
        calls.ppv().map(Rate::of),
        calls.npv().map(Rate::of),
        calls.f1(),
        calls.positiveLikelihoodRatio().flatMap(Estimate::of),
        calls.negativeLikelihoodRatio().flatMap(Estimate::of),
        PredictiveValues.of(calls));
  }
}
