package io.luxate.study;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * How independent trainings share the cores; {@code cores.json}, and a part of a cross-validation's
 * {@code provenance.json}.
 *
 * @param trainings how many there are, finished ones included
 * @param threads that all of them have together
 * @param atOnce trainings that run at once
 * @param threadsEach of each, on which its weights depend in their last bits
 * @param why in words
 * @param measured empty where nothing was
 */
record Sharing(
    int trainings, int threads, int atOnce, int threadsEach, String why, List<Rate> measured) {
  Sharing {
    measured = List.copyOf(measured);
  }

  /**
   * How fast it goes one way.
   *
   * @param picturesPerSecond of all trainings that run at once, together
   */
  record Rate(int atOnce, int threadsEach, double picturesPerSecond) {
    /** How long so many equal trainings of one picture each would take. */
    double seconds(int trainings) {
      int rounds = (trainings + atOnce - 1) / atOnce;
      return rounds * atOnce / picturesPerSecond;
    }

    private String words() {
      return String.format(
          Locale.ROOT, "%s: %.1f", Sharing.words(atOnce, threadsEach), picturesPerSecond);
    }
  }

  static Sharing oneByOne(int trainings, int threads, String why) {
    return new Sharing(trainings, threads, 1, threads, why, List.of());
  }

  /** Tells a person which way and why, where that was measured. */
  void tell(Consumer<String> say) {
    if (!measured.isEmpty()) {
      say.accept(line());
    }
  }

  /** Which way, and why. */
  String line() {
    String rates =
        measured.isEmpty()
            ? ""
            : "; measured, in images per second: "
                + String.join(", ", measured.stream().map(Rate::words).toList());
    return "trainings: " + words(atOnce, threadsEach) + " (" + why + rates + ")";
  }

  private static String words(int atOnce, int threadsEach) {
    return (atOnce == 1 ? "one at a time" : atOnce + " at once")
        + " with "
        + threadsEach
        + (threadsEach == 1 ? " thread" : " threads")
        + (atOnce == 1 ? "" : " each");
  }
}
