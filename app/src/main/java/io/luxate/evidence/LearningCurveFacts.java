package io.luxate.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.stats.Bootstrap;
import io.luxate.stats.Interval;
import io.luxate.stats.LearningCurve;
import io.luxate.stats.Limits;
import io.luxate.stats.PlannedAuroc;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How the AUROC grows with the images per class, and how many would be needed.
 *
 * @param points one per training
 * @param target the AUROC that was asked for
 * @param fit through the points; empty with fewer than three numbers of images
 * @param planned the interval that external sets of several sizes would give at the AUROC reached
 */
@JsonNaming(SnakeCaseStrategy.class)
public record LearningCurveFacts(
    List<Point> points, double target, Optional<Fit> fit, List<Planned> planned) {
  /** Further than this many times the most images tried, no curve is believed. */
  public static final int FARTHEST = 4;

  private static final List<Integer> SIZES = List.of(25, 50, 100, 200, 400);

  public LearningCurveFacts {
    points = List.copyOf(points);
    planned = List.copyOf(planned);
  }

  /** One training on so many images of each class. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Point(int imagesPerClass, int draw, double auroc) {}

  /** What is said of the target. */
  public enum Answer {
    /** The curve is there at the fewest images tried, or before. */
    REACHED,
    /** {@link Fit#needed} images per class. */
    NEEDED,
    /** More than four times the most images tried. */
    TOO_FAR,
    /** The curve flattens below it. */
    NEVER
  }

  /**
   * An inverse power law.
   *
   * @param needed images per class; only with that answer
   * @param neededLow lower 95% limit
   * @param neededHigh upper one; absent where it lies beyond four times the most images tried
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Fit(
      LearningCurve curve,
      Answer answer,
      Optional<Integer> needed,
      Optional<Integer> neededLow,
      Optional<Integer> neededHigh) {

    /** What so many images per class come to by the law. */
    public double auroc(double imagesPerClass) {
      return curve.auroc(imagesPerClass);
    }

    /** Where the law flattens. */
    public double plateauAuroc() {
      return curve.plateau();
    }
  }

  /** A 95% interval to expect with so many external images of each class. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Planned(int imagesPerClass, double low, double high) {}

  /** Puts the answer together; {@code auroc} is the tested model's on the same images. */
  public static LearningCurveFacts of(List<Point> points, double target, double auroc, long seed) {
    return new LearningCurveFacts(
        points,
        target,
        points.stream().map(Point::imagesPerClass).distinct().count() < 3
            ? Optional.empty()
            : Optional.of(fit(points, target, seed)),
        SIZES.stream().map(n -> planned(auroc, n)).toList());
  }

  private static Planned planned(double auroc, int perClass) {
    Interval interval = new PlannedAuroc(auroc, perClass, perClass).interval(Metrics.LEVEL);
    return new Planned(perClass, interval.low(), interval.high());
  }

  private static Fit fit(List<Point> points, double target, long seed) {
    int[] images = points.stream().mapToInt(Point::imagesPerClass).toArray();
    double[] aurocs = points.stream().mapToDouble(Point::auroc).toArray();
    LearningCurve curve = LearningCurve.fit(images, aurocs);
    int least = IntStream.of(images).min().orElseThrow();
    double farthest = (double) FARTHEST * IntStream.of(images).max().orElseThrow();
    OptionalDouble needed = curve.needed(target);
    Answer answer =
        needed.isEmpty()
            ? Answer.NEVER
            : needed.getAsDouble() <= least
                ? Answer.REACHED
                : needed.getAsDouble() <= farthest ? Answer.NEEDED : Answer.TOO_FAR;
    if (answer != Answer.NEEDED) {
      return new Fit(curve, answer, Optional.empty(), Optional.empty(), Optional.empty());
    }
    Optional<Limits> limits =
        LearningCurve.limits(
            images,
            aurocs,
            c -> Math.min(c.needed(target).orElse(farthest), farthest),
            new Bootstrap(400, seed),
            Metrics.LEVEL);
    return new Fit(
        curve,
        answer,
        Optional.of((int) Math.ceil(needed.getAsDouble())),
        limits.map(l -> (int) Math.ceil(l.low())),
        limits.map(Limits::high).filter(h -> h < farthest).map(h -> (int) Math.ceil(h)));
  }
}
