package io.luxate.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The chosen candidate trained with several seeds: how much of a result is the luck of one
 * training.
 *
 * @param trainings in the order of their seeds, the study's own first
 * @param internalSd standard deviation between trainings (n - 1)
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SeedSpread(
    List<Training> trainings,
    double internalMean,
    OptionalDouble internalSd,
    OptionalDouble externalMean,
    OptionalDouble externalSd) {
  public SeedSpread {
    trainings = List.copyOf(trainings);
  }

  /**
   * One training.
   *
   * @param internalAuroc of its own out-of-fold or validation scores
   * @param externalAuroc empty without an external set
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Training(int repeat, double internalAuroc, Optional<Double> externalAuroc) {}

  /**
   * Puts them together.
   *
   * @param internal AUROC of each training
   * @param external likewise; empty without an external set
   */
  public static SeedSpread of(List<Double> internal, List<Double> external) {
    List<Training> trainings =
        IntStream.range(0, internal.size())
            .mapToObj(
                i ->
                    new Training(
                        i + 1,
                        internal.get(i),
                        external.isEmpty() ? Optional.empty() : Optional.of(external.get(i))))
            .toList();
    double[] inside = trainings.stream().mapToDouble(Training::internalAuroc).toArray();
    double[] outside =
        trainings.stream().flatMap(t -> t.externalAuroc().stream()).mapToDouble(a -> a).toArray();
    return new SeedSpread(
        trainings,
        DoubleStream.of(inside).average().orElseThrow(),
        sd(inside),
        DoubleStream.of(outside).average(),
        sd(outside));
  }

  private static OptionalDouble sd(double[] values) {
    if (values.length < 2) {
      return OptionalDouble.empty();
    }
    double mean = DoubleStream.of(values).average().orElseThrow();
    double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
    return OptionalDouble.of(Math.sqrt(squares / (values.length - 1)));
  }
}
