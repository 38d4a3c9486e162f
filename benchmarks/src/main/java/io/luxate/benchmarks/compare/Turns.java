package io.luxate.benchmarks.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One case: everybody is made ready, their scores are compared, then they run in turn. */
final class Turns {
  private static final double AGREE = 1e-3;
  private static final double AGREE_BF16 = 0.1; // fifty random layers in it come to 0.04
  private static final double ONE_STEP = 0;

  private final Options options;
  private final Contestants contestants;
  private final Path folder;
  private final Path list;
  private final boolean bf16Instructions;
  private final boolean luxateInBf16;
  private final Consumer<String> say;

  /**
   * @param folder with the weights
   * @param list of the images to decode
   */
  Turns(
      Options options,
      Contestants contestants,
      Path folder,
      Path list,
      boolean bf16Instructions,
      boolean luxateInBf16,
      Consumer<String> say) {
    this.options = options;
    this.contestants = contestants;
    this.folder = folder;
    this.list = list;
    this.bf16Instructions = bf16Instructions;
    this.luxateInBf16 = luxateInBf16;
    this.say = say;
  }

  /** A contestant in the middle of a case. */
  private static final class Taking {
    final String name;
    final Talk talk;
    final List<Double> scores = new ArrayList<>();
    final List<Double> perSecond = new ArrayList<>();
    double peakMib;

    Taking(String name, Talk talk) {
      this.name = name;
      this.talk = talk;
    }
  }

  /**
   * Runs the case.
   *
   * @param tryBf16 whether bfloat16 has one short turn where the processor has no instructions for
   *     it
   * @param ceilingRate pictures a second that the machine allows at most; 0 if unknown
   */
  Results.Outcome run(Case work, boolean tryBf16, double ceilingRate, String ceilingWhy) {
    List<String> notes = new ArrayList<>();
    List<Taking> taking = new ArrayList<>();
    try {
      for (String name : Contestants.of(work.kind())) {
        if (options.without().contains(name)) {
          notes.add(name + " left out: --without");
          continue;
        }
        boolean slow = name.equals(Contestants.TORCH_BF16) && !bf16Instructions;
        if (slow && !tryBf16) {
          notes.add(
              name + " left out: the processor has no bfloat16 instructions, see the first case");
          continue;
        }
        ready(work, name, notes).ifPresent(taking::add);
      }
      Map<String, Double> differences = compareScores(taking, notes);
      for (int round = 0; round < options.rounds(); round++) {
        for (Taking one : List.copyOf(taking)) {
          boolean slow = one.name.equals(Contestants.TORCH_BF16) && !bf16Instructions;
          if (!slow || round == 0) {
            turn(one, slow, round, taking, notes);
          }
        }
      }
      return outcome(work, taking, differences, notes, ceilingRate, ceilingWhy);
    } finally {
      taking.forEach(one -> one.talk.close());
    }
  }

  private Optional<Taking> ready(Case work, String name, List<String> notes) {
    Optional<Talk> started = Optional.empty();
    try {
      boolean decode = work.kind().equals("decode");
      Talk talk = contestants.start(name, decode);
      started = Optional.of(talk);
      String kind = name.equals(Contestants.BARE_STEP) ? "train" : work.kind();
      JsonNode answer =
          decode
              ? talk.ask("prepare", kind, list)
              : talk.ask(
                  "prepare",
                  kind,
                  folder,
                  work.arch(),
                  work.batch(),
                  options.images().map(Path::toString).orElse(""));
      Taking one = new Taking(name, talk);
      answer.path("scores").forEach(score -> one.scores.add(score.asDouble()));
      return Optional.of(one);
    } catch (Talk.Refused e) {
      started.ifPresent(Talk::close);
      notes.add(name + " is missing: " + e.getMessage());
      say.accept("  " + name + " is missing: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void turn(Taking one, boolean slow, int round, List<Taking> taking, List<String> notes) {
    try {
      JsonNode answer = one.talk.ask("run", slow ? ONE_STEP : options.seconds());
      one.perSecond.add(answer.path("per_second").asDouble());
      one.peakMib = answer.path("peak_mib").asDouble();
      say.accept(
          String.format(
              "  round %d  %-26s %8.2f images/s", round + 1, one.name, one.perSecond.get(round)));
      if (slow) {
        notes.add(
            one.name
                + " had one short turn only: the processor has no bfloat16 instructions, which"
                + " makes it slower than float32");
      }
    } catch (Talk.Refused e) {
      notes.add(one.name + " failed in round " + (round + 1) + ": " + e.getMessage());
      say.accept("  " + one.name + " failed: " + e.getMessage());
      one.talk.close();
      taking.remove(one);
    }
  }

  /** Different networks are not worth comparing, so who disagrees is sent home. */
  private Map<String, Double> compareScores(List<Taking> taking, List<String> notes) {
    Map<String, Double> differences = new LinkedHashMap<>();
    Optional<Taking> reference =
        taking.stream()
            .filter(one -> !one.scores.isEmpty())
            .filter(one -> one.name.equals(Contestants.TORCH))
            .findFirst()
            .or(() -> taking.stream().filter(one -> !one.scores.isEmpty()).findFirst());
    for (Taking one : List.copyOf(taking)) {
      if (reference.isEmpty() || one.scores.isEmpty()) {
        continue;
      }
      double difference = largestDifference(one.scores, reference.get().scores);
      differences.put(one.name, difference);
      boolean bf16 =
          one.name.equals(Contestants.TORCH_BF16)
              || (luxateInBf16 && one.name.startsWith("luxate"));
      double largest = largestDifference(Collections.nCopies(one.scores.size(), 0.0), one.scores);
      if (!(difference <= Math.max(1, largest) * (bf16 ? AGREE_BF16 : AGREE))) {
        notes.add(
            one.name
                + " sent home: its scores differ from "
                + reference.get().name
                + "'s by "
                + difference);
        one.talk.close();
        taking.remove(one);
      }
    }
    return differences;
  }

  /** NaN when they are not as many. */
  static double largestDifference(List<Double> some, List<Double> others) {
    double most = some.size() == others.size() ? 0 : Double.NaN;
    for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
      most = Math.max(most, Math.abs(some.get(i) - others.get(i)));
    }
    return most;
  }

  private static Results.Outcome outcome(
      Case work,
      List<Taking> taking,
      Map<String, Double> differences,
      List<String> notes,
      double ceilingRate,
      String ceilingWhy) {
    List<Results.Rounds> rounds = new ArrayList<>();
    for (Taking one : taking) {
      if (!one.perSecond.isEmpty()) {
        rounds.add(
            new Results.Rounds(
                one.name,
                List.copyOf(one.perSecond),
                Spread.of(one.perSecond),
                one.peakMib,
                Optional.ofNullable(differences.get(one.name))));
      }
    }
    Optional<Results.Ceiling> ceiling =
        rounds.stream()
            .filter(one -> one.contestant().equals(Contestants.LUXATE) && ceilingRate > 0)
            .findFirst()
            .map(
                one ->
                    new Results.Ceiling(
                        ceilingWhy, ceilingRate, one.spread().median() / ceilingRate));
    return new Results.Outcome(
        work, rounds, Targets.ratios(work, rounds), ceiling, List.copyOf(notes));
  }

  static Optional<Results.Rounds> best(List<Results.Rounds> rounds, Predicate<String> among) {
    return rounds.stream()
        .filter(one -> among.test(one.contestant()))
        .max(Comparator.comparingDouble(one -> one.spread().median()));
  }
}
