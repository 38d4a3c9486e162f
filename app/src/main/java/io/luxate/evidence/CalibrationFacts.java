package io.luxate.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.LuxateException;
import io.luxate.stats.Brier;
import io.luxate.stats.CalibrationLine;
import io.luxate.stats.NetBenefit;
import io.luxate.stats.Reliability;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How far probabilities can be taken at their word.
 *
 * @param brier mean squared distance from the truth
 * @param brierReference what the prevalence alone would score
 * @param ece expected calibration error in ten bins of equal width; above 0 even for honest
 *     probabilities, the more so the fewer images
 * @param eceEqualMass the same in ten bins of equally many images
 * @param debiasedSquaredError squared calibration error less what chance puts there; may fall below
 *     0
 * @param slope Cox's calibration slope, 1 when honest; empty with perfect separation, or where
 *     probabilities of exactly 0 and 1 abound
 * @param intercept calibration in the large, 0 when honest
 * @param bins the reliability diagram, ten bins of equal width, empty ones left out
 * @param decisionCurve net benefit at thresholds from 0.05 to 0.95
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CalibrationFacts(
    Estimate brier,
    double brierReference,
    double ece,
    double eceEqualMass,
    OptionalDouble debiasedSquaredError,
    Optional<Estimate> slope,
    Optional<Estimate> intercept,
    List<Bin> bins,
    List<Benefit> decisionCurve) {
  private static final int BINS = 10;

  /** With more probabilities of exactly 0 or 1 than this, log odds are nothing to fit a line to. */
  private static final double MOST_CERTAIN = 0.05;

  /**
   * Images of about one probability.
   *
   * @param meanProbability said, 0 to 1
   * @param observed found
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Bin(double low, double high, double meanProbability, Rate observed) {}

  /**
   * Net benefit at one threshold, in true positives per image.
   *
   * @param threshold the probability at which a person would just act, 0 to 1
   * @param model of acting on the model's answer
   * @param all of acting on everyone; acting on no one is 0
   */
  public record Benefit(double threshold, double model, double all) {}

  /** Empty unless every score is a probability; DATA as for {@link Metrics#of}. */
  public static Optional<CalibrationFacts> of(List<Prediction> predictions, String positive) {
    return of(Columns.scores(predictions), Columns.positive(predictions, positive));
  }

  static Optional<CalibrationFacts> of(double[] scores, boolean[] positive) {
    for (double score : scores) {
      if (score < 0 || score > 1) {
        return Optional.empty();
      }
    }
    Brier brier = Brier.of(scores, positive);
    Reliability width = Reliability.equalWidth(scores, positive, BINS);
    Optional<CalibrationLine> line = line(scores, positive);
    double[] thresholds = IntStream.rangeClosed(1, 19).mapToDouble(i -> i / 20.0).toArray();
    return Optional.of(
        new CalibrationFacts(
            Estimate.of(brier.value(), brier.interval(Metrics.LEVEL)),
            brier.reference(),
            width.expectedError(),
            Reliability.equalMass(scores, positive, BINS).expectedError(),
            width.debiasedSquaredError(),
            line.map(l -> Estimate.of(l.slope(), Optional.of(l.slopeLimits(Metrics.LEVEL)))),
            line.map(
                l -> Estimate.of(l.intercept(), Optional.of(l.interceptLimits(Metrics.LEVEL)))),
            width.bins().stream()
                .map(b -> new Bin(b.low(), b.high(), b.meanProbability(), Rate.of(b.observed())))
                .toList(),
            NetBenefit.curve(scores, positive, thresholds).stream()
                .map(b -> new Benefit(b.threshold(), b.model(), b.all()))
                .toList()));
  }

  /** Empty where no line is best, as with perfect separation or many certain answers. */
  private static Optional<CalibrationLine> line(double[] scores, boolean[] positive) {
    long certain = DoubleStream.of(scores).filter(score -> score == 0 || score == 1).count();
    if (certain > MOST_CERTAIN * scores.length) {
      return Optional.empty();
    }
    try {
      return Optional.of(CalibrationLine.of(scores, positive));
    } catch (LuxateException e) {
      return Optional.empty();
    }
  }
}
