package io.luxate.model;

import io.luxate.Progress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The plain setting against the chosen one on this machine, in turns, so that a noisy hour meets
 * both alike.
 *
 * @param rounds of turns, each a pair of rates
 * @param chosen what computed in the chosen setting
 */
public record Contest(List<Round> rounds, Answering chosen) {
  public Contest {
    rounds = List.copyOf(rounds);
  }

  /**
   * One turn of each, in pictures a second.
   *
   * @param ratio chosen to plain
   */
  public record Round(double plain, double chosen, double ratio) {
    Round(double plain, double chosen) {
      this(plain, chosen, chosen / plain);
    }
  }

  /** The middle of all rounds, of the plain or the chosen rates or of their ratios. */
  public double median(ToDoubleFunction<Round> what) {
    double[] sorted = rounds.stream().mapToDouble(what).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** Learning: forward, backward and a step of SGD; empty when the thread was interrupted. */
  public static Optional<Contest> learning(
      Architecture architecture, int batch, int rounds, double seconds, Progress progress) {
    try (Exercise plain = Exercise.learning(architecture, batch, Setting.PLAIN);
        Exercise chosen = Exercise.learning(architecture, batch, Setting.CHOSEN)) {
      return of("training", plain, chosen, rounds, seconds, progress);
    }
  }

  /** Answering, from framed pictures to probabilities; empty when the thread was interrupted. */
  public static Optional<Contest> answering(
      Architecture architecture, int batch, int rounds, double seconds, Progress progress) {
    try (Exercise plain = Exercise.answering(architecture, batch, Setting.PLAIN);
        Exercise chosen = Exercise.answering(architecture, batch, Setting.CHOSEN)) {
      return of("scoring", plain, chosen, rounds, seconds, progress);
    }
  }

  private static Optional<Contest> of(
      String task, Exercise plain, Exercise chosen, int rounds, double seconds, Progress progress) {
    List<Optional<Round>> turns =
        IntStream.range(0, rounds)
            .mapToObj(
                i -> {
                  OptionalDouble first = Speed.rate(plain, seconds);
                  OptionalDouble second = Speed.rate(chosen, seconds);
                  progress.update(task, i + 1L, rounds, "plain and chosen in turns");
                  return first.isPresent() && second.isPresent()
                      ? Optional.of(new Round(first.getAsDouble(), second.getAsDouble()))
                      : Optional.<Round>empty();
                })
            .takeWhile(Optional::isPresent)
            .toList();
    return turns.size() < rounds
        ? Optional.empty()
        : Optional.of(
            new Contest(turns.stream().map(Optional::orElseThrow).toList(), chosen.answering()));
  }
}
