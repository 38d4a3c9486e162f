package io.luxate.benchmarks.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that a comparison found, as it is written. */
record Results(
    String begun,
    String options,
    Machine machine,
    Map<String, String> versions,
    Map<String, Double> ceilings,
    Map<String, Map<String, Double>> operationsPerPicture,
    List<Outcome> cases,
    List<Verdict> verdicts,
    List<Memory> memory,
    List<Growth> growth,
    List<String> notes) {

  /**
   * One contestant's rounds.
   *
   * @param perSecond pictures a second, of every round
   * @param peakMib the most memory that its process held
   * @param scoresDiffer how far its probabilities are from PyTorch's at most, where both score
   */
  record Rounds(
      String contestant,
      List<Double> perSecond,
      Spread spread,
      double peakMib,
      Optional<Double> scoresDiffer) {}

  /**
   * Luxate over a peer, round by round.
   *
   * @param target what the ratio should reach; empty where nothing is asked
   */
  record Ratio(String over, Optional<Double> target, List<Double> rounds, Spread spread) {
    static Ratio of(String over, Optional<Double> target, List<Double> above, List<Double> below) {
      List<Double> rounds = Spread.ratios(above, below);
      return new Ratio(over, target, rounds, Spread.of(rounds));
    }

    Optional<Boolean> met() {
      return target.map(least -> spread.median() >= least);
    }
  }

  /**
   * Of how many networks something is asked, and which ones did it.
   *
   * @param asked in words
   */
  record Verdict(String asked, int networks, List<String> reachedBy) {
    boolean met() {
      return reachedBy.size() >= networks;
    }
  }

  /**
   * The most that the machine's arithmetic or memory allows.
   *
   * @param why what was divided by what
   * @param share of it that Luxate reaches
   */
  record Ceiling(String why, double perSecond, double share) {}

  /** One case with all who took part. */
  record Outcome(
      Case work,
      List<Rounds> contestants,
      List<Ratio> ratios,
      Optional<Ceiling> ceiling,
      List<String> notes) {}

  /**
   * Resident memory of a training process, MiB.
   *
   * @param everySteps steps between two looks
   * @param resident at each look
   * @param limit that {@code peak} is held against
   */
  record Memory(
      String arch, int batch, int everySteps, List<Double> resident, double peak, double limit) {
    double early() {
      return resident.get(0);
    }

    double late() {
      return resident.get(resident.size() - 1);
    }

    double growth() {
      return late() / early() - 1;
    }
  }

  /** What so many images took, one process for each row. */
  record Growth(String work, int images, double seconds, double residentMib, double peakMib) {}
}
