package io.luxate.study;

import io.luxate.Documents;
import io.luxate.dataset.Item;
import io.luxate.model.Engine;
import io.luxate.train.Training;
import io.luxate.train.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Which way independent trainings get through the cores fastest: one after the other with all
 * threads, or several at once with a share of them each. What a person said holds; otherwise a
 * short trial of the largest training decides, and its answer is kept, so that a run that goes on
 * comes to the same bits. Several at once never take more memory than there is, as far as that is
 * known.
 *
 * @param timesEach how many trainings one of them is in turn, for example the folds of a candidate
 * @param largest of the trainings, which the others are like
 * @param learn what it learns from
 * @param trialNanos of each way, twice
 */
record SharedCores(
    int trainings, int timesEach, Training largest, List<Item> learn, long trialNanos) {
  private static final long TRIAL_NANOS = 1_500_000_000L;
  private static final long WORTH_SECONDS = 120;
  private static final double SHARE_OF_MEMORY = 0.8;
  private static final int ROUNDS = 2;

  /** Trials of this program, which later trainings of the same kind need not repeat. */
  private static final Map<String, Trials> KNOWN = new ConcurrentHashMap<>();

  /**
   * What trials came to.
   *
   * @param picturesPerSecond of one training with all threads, from a single step
   * @param bytesEach of one training at its peak, where known
   * @param rates of the ways to go; empty where they were not worth the time
   */
  private record Trials(
      OptionalDouble picturesPerSecond, OptionalLong bytesEach, List<Sharing.Rate> rates) {}

  SharedCores(int trainings, int timesEach, Training largest, List<Item> learn) {
    this(trainings, timesEach, largest, learn, TRIAL_NANOS);
  }

  /** The way to go as the file says, or decided now and written there. */
  Sharing keptIn(Path file) {
    int threads = Engine.threads();
    if (Files.exists(file)) {
      Sharing kept = Documents.readJson(file, Sharing.class);
      if (kept.trainings() == trainings && kept.threads() == threads && fits(kept)) {
        return kept;
      }
    }
    Sharing decided = decide(threads);
    if (trainings > 1) {
      Documents.writeJson(file, decided);
    }
    return decided;
  }

  /** Whether it is what a person says now. */
  private static boolean fits(Sharing kept) {
    Cores asked = Cores.asked();
    return asked.threadsEach().orElse(kept.threadsEach()) == kept.threadsEach()
        && asked.atOnce().orElse(kept.atOnce()) == kept.atOnce();
  }

  Sharing decide(int threads) {
    Cores asked = Cores.asked();
    if (trainings < 2 || SideBySide.isWithin() || (threads < 2 && !asksForMore(asked))) {
      return Sharing.oneByOne(trainings, threads, "there is nothing to share");
    }
    if (asked.atOnce().isPresent()) {
      int wanted = asked.atOnce().getAsInt();
      int atOnce = Math.min(wanted, trainings);
      int each = asked.threadsEach().orElse(Math.max(1, threads / atOnce));
      String why = atOnce == wanted ? "as asked" : "all there are; " + wanted + " were asked for";
      return new Sharing(trainings, threads, atOnce, each, why, List.of());
    }
    if (asked.threadsEach().isPresent()) {
      int each = asked.threadsEach().getAsInt();
      int most = Math.min(trainings, Runtime.getRuntime().availableProcessors() / each);
      if (most < 2) {
        return Sharing.oneByOne(trainings, each, "threads as asked");
      }
      int atOnce = Math.min(most, roomFor(trials(each, List.of())));
      return new Sharing(trainings, threads, atOnce, each, "threads as asked", List.of());
    }
    return measured(threads);
  }

  private static boolean asksForMore(Cores asked) {
    return asked.threadsEach().isPresent() || asked.atOnce().isPresent();
  }

  private Sharing measured(int threads) {
    int most = Math.min(threads, trainings);
    List<Integer> ways =
        IntStream.rangeClosed(1, most)
            .filter(n -> n == most || Integer.bitCount(n) == 1)
            .boxed()
            .toList();
    Trials trials = trials(threads, ways);
    int room = roomFor(trials);
    List<Sharing.Rate> rates =
        trials.rates().stream().filter(rate -> rate.atOnce() <= Math.min(room, most)).toList();
    if (rates.size() < 2) {
      int atOnce = Math.min(most, room);
      String why = room < most ? "as many as the memory has room for" : "too short to measure";
      return new Sharing(trainings, threads, atOnce, threads / atOnce, why, List.of());
    }
    Sharing.Rate best =
        rates.stream()
            .min(Comparator.comparingDouble(rate -> rate.seconds(trainings)))
            .orElseThrow();
    String why = "the fastest way for " + trainings + " of them";
    return new Sharing(trainings, threads, best.atOnce(), best.threadsEach(), why, rates);
  }

  private static int roomFor(Trials trials) {
    OptionalLong available = Memory.available();
    return trials.bytesEach().isEmpty() || available.isEmpty()
        ? Integer.MAX_VALUE
        : (int)
            Math.max(
                1,
                SHARE_OF_MEMORY
                    * available.getAsLong()
                    / Math.max(1, trials.bytesEach().getAsLong()));
  }

  /** Trials with so many threads in all; none of ways that are not asked for. */
  private Trials trials(int threads, List<Integer> ways) {
    String kind =
        String.join(
            " ",
            largest.architecture().id(),
            largest.mode().id(),
            Documents.json(largest.recipe().withEpochs(1)),
            threads + " " + ways);
    Trials first = Optional.ofNullable(KNOWN.get(kind)).orElseGet(() -> firstStep(threads));
    boolean wanted = !ways.isEmpty() && first.rates().isEmpty() && isWorthIt(first);
    Trials trials = wanted ? measure(threads, ways, first) : first;
    if (!Thread.currentThread().isInterrupted()) {
      KNOWN.put(kind, trials);
    }
    return trials;
  }

  private boolean isWorthIt(Trials first) {
    double pictures = (double) learn.size() * largest.recipe().epochs() * trainings * timesEach;
    return first.picturesPerSecond().isPresent()
        && pictures / first.picturesPerSecond().getAsDouble() > WORTH_SECONDS;
  }

  private Trials firstStep(int threads) {
    Memory.forgetPeak();
    OptionalLong before = Memory.resident();
    OptionalDouble rate = new Trial(largest, learn).picturesPerSecond(1, threads, 0);
    OptionalLong peak = Memory.peak();
    OptionalLong bytes =
        before.isPresent() && peak.isPresent()
            ? OptionalLong.of(Math.max(0, peak.getAsLong() - before.getAsLong()))
            : OptionalLong.empty();
    return new Trials(rate, bytes, List.of());
  }

  /** Every way in turn, and once more. */
  private Trials measure(int threads, List<Integer> ways, Trials first) {
    Trial trial = new Trial(largest, learn);
    Map<Integer, List<Double>> rates = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int way : ways) {
        if (way <= roomFor(first)) {
          trial
              .picturesPerSecond(way, threads / way, trialNanos)
              .ifPresent(rate -> rates.computeIfAbsent(way, w -> new ArrayList<>()).add(rate));
        }
      }
    }
    return new Trials(
        first.picturesPerSecond(),
        first.bytesEach(),
        rates.entrySet().stream()
            .filter(way -> way.getValue().size() == ROUNDS)
            .map(
                way -> new Sharing.Rate(way.getKey(), threads / way.getKey(), mean(way.getValue())))
            .toList());
  }

  private static double mean(List<Double> rates) {
    return rates.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
