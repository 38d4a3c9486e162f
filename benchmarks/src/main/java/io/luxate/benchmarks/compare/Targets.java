package io.luxate.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What Luxate is held against in each kind of work, and what the ratio should reach. */
final class Targets {
  private static final Set<String> OVER_DEFAULT = Set.of("resnet18", "resnet50");
  private static final String BEST_TORCH = "best torch";
  private static final double CLEARLY_FASTER = 1.3;

  private Targets() {}

  /** What is asked of all training cases together; nothing where none ran. */
  static List<Results.Verdict> verdicts(List<Results.Outcome> cases) {
    Map<String, Boolean> faster = new TreeMap<>();
    for (Results.Outcome outcome : cases) {
      if (outcome.work().kind().equals("train")) {
        outcome.ratios().stream()
            .filter(ratio -> ratio.over().startsWith(BEST_TORCH))
            .map(ratio -> ratio.spread().median() >= CLEARLY_FASTER)
            .forEach(clearly -> faster.merge(outcome.work().arch(), clearly, Boolean::logicalAnd));
      }
    }
    List<String> reachedBy =
        faster.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
    return faster.isEmpty()
        ? List.of()
        : List.of(
            new Results.Verdict(
                "Training "
                    + CLEARLY_FASTER
                    + " times as fast as the best torch at every batch that ran",
                2,
                reachedBy));
  }

  /** The ratios of a case; those whose peers had no turn are not there. */
  static List<Results.Ratio> ratios(Case work, List<Results.Rounds> rounds) {
    List<Results.Ratio> ratios = new ArrayList<>();
    Optional<Results.Rounds> luxate = Turns.best(rounds, name -> name.equals(Contestants.LUXATE));
    if (luxate.isEmpty()) {
      return ratios;
    }
    List<Double> ours = luxate.get().perSecond();
    switch (work.kind()) {
      case "train" -> {
        Turns.best(rounds, name -> name.startsWith("torch"))
            .ifPresent(
                best ->
                    ratios.add(
                        Results.Ratio.of(
                            BEST_TORCH + " (" + best.contestant() + ")",
                            Optional.of(1.0),
                            ours,
                            best.perSecond())));
        Optional<Double> target =
            OVER_DEFAULT.contains(work.arch()) ? Optional.of(2.5) : Optional.empty();
        Turns.best(rounds, name -> name.equals(Contestants.TORCH))
            .ifPresent(
                one ->
                    ratios.add(Results.Ratio.of(one.contestant(), target, ours, one.perSecond())));
      }
      case "infer" ->
          Turns.best(rounds, name -> name.startsWith("torch") || name.equals("onnxruntime"))
              .ifPresent(
                  best ->
                      ratios.add(
                          Results.Ratio.of(
                              "best of torch and onnxruntime (" + best.contestant() + ")",
                              Optional.of(1.2),
                              ours,
                              best.perSecond())));
      case "decode" ->
          Turns.best(rounds, name -> name.equals(Contestants.TORCH))
              .ifPresent(
                  one ->
                      ratios.add(
                          Results.Ratio.of(
                              "torchvision and PIL", Optional.of(3.0), ours, one.perSecond())));
      default ->
          Turns.best(rounds, name -> name.equals(Contestants.BARE_STEP))
              .ifPresent(
                  one ->
                      ratios.add(
                          Results.Ratio.of(
                              "the bare step", Optional.of(0.95), ours, one.perSecond())));
    }
    Turns.best(rounds, name -> name.equals("djl"))
        .ifPresent(
            one -> ratios.add(Results.Ratio.of("djl", Optional.empty(), ours, one.perSecond())));
    return ratios;
  }
}
