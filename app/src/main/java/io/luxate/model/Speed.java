package io.luxate.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many pictures a second a network gets through here and now, at the size it was made for.
 *
 * @param scoring pictures only scored
 * @param training pictures learned from: forward, backward and a step of SGD
 */
public record Speed(double scoring, double training) {
  /** Pictures at once. */
  public static final int PICTURES = 4;

  private static final double ENOUGH_SECONDS = 1;

  /** A short run, of some seconds for most networks; empty when the thread was interrupted. */
  public static Optional<Speed> measure(Architecture architecture) {
    OptionalDouble scoring;
    OptionalDouble training = OptionalDouble.empty();
    try (Exercise answers = Exercise.answering(architecture, PICTURES, Setting.CHOSEN)) {
      scoring = rate(answers, ENOUGH_SECONDS);
    }
    if (scoring.isPresent()) {
      try (Exercise learning = Exercise.learning(architecture, PICTURES, Setting.CHOSEN)) {
        training = rate(learning, ENOUGH_SECONDS);
      }
    }
    return scoring.isPresent() && training.isPresent()
        ? Optional.of(new Speed(scoring.getAsDouble(), training.getAsDouble()))
        : Optional.empty();
  }

  /**
   * Pictures a second in the median of steps after a first one that is not counted, at least two of
   * them; empty when interrupted.
   */
  static OptionalDouble rate(Exercise exercise, double seconds) {
    List<Long> nanos = new ArrayList<>();
    long began = System.nanoTime();
    exercise.step();
    while (nanos.size() < 2 || System.nanoTime() - began < seconds * 1e9) {
      if (Thread.currentThread().isInterrupted()) {
        return OptionalDouble.empty();
      }
      long start = System.nanoTime();
      exercise.step();
      nanos.add(System.nanoTime() - start);
    }
    nanos.sort(null);
    return OptionalDouble.of(exercise.batch * 1e9 / nanos.get(nanos.size() / 2));
  }
}
