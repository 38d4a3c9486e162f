package io.luxate.benchmarks.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What takes Luxate alone a long time: memory over thousands of steps, and growth with images. */
final class LongRuns {
  private static final int BATCH = 10;
  private static final Map<String, Double> LIMITS_MIB =
      Map.of("resnet18", 1.2e9 / (1 << 20), "resnet50", 2.5e9 / (1 << 20));

  private final Options options;
  private final Contestants contestants;
  private final Path folder;
  private final Consumer<String> say;

  LongRuns(Options options, Contestants contestants, Path folder, Consumer<String> say) {
    this.options = options;
    this.contestants = contestants;
    this.folder = folder;
    this.say = say;
  }

  /** The networks whose memory is looked at. */
  static List<String> archs(Options options) {
    return options.archs().isEmpty() ? List.of("resnet18", "resnet50") : options.archs();
  }

  /**
   * Resident memory after every tenth of the steps, in a process of its own. Pictures are augmented
   * as in a user's training: without that a step allocates so little in Java that its heap is
   * touched for the first time for a thousand steps, which looks like growth.
   */
  Results.Memory memory(String arch) {
    say.accept("memory, " + arch);
    int tenth = Math.max(1, options.steps() / 10);
    try (Talk luxate = contestants.start(Contestants.LUXATE, false)) {
      luxate.ask("prepare", "train-varied", folder, arch, BATCH, "");
      List<Double> resident = new ArrayList<>();
      double peak = 0;
      for (int done = tenth; done <= 10 * tenth; done += tenth) {
        JsonNode now = luxate.ask("steps", tenth);
        resident.add(now.path("resident_mib").asDouble());
        peak = now.path("peak_mib").asDouble();
        say.accept(
            String.format(
                "  %6d steps  %6.0f MiB, at most %.0f",
                done, now.path("resident_mib").asDouble(), peak));
      }
      double limit = LIMITS_MIB.getOrDefault(arch, Double.POSITIVE_INFINITY);
      return new Results.Memory(arch, BATCH, tenth, resident, peak, limit);
    }
  }

  /** Scoring so many images, reading them and going over them once. */
  List<Results.Growth> growth(Path images, int count) {
    List<Results.Growth> rows = new ArrayList<>();
    Path set = images.resolve("growth-" + count);
    try (Talk luxate = contestants.start(Contestants.LUXATE, false)) {
      luxate.ask("images", set, count);
    }
    try (Talk luxate = contestants.start(Contestants.LUXATE, false)) {
      Path run = Worker.run(folder, "squeezenet1_1");
      rows.add(row("predict", luxate.ask("grow-score", run, set, count)));
    }
    try (Talk luxate = contestants.start(Contestants.LUXATE, false)) {
      JsonNode grown = luxate.ask("grow-learn", set, count).path("grown");
      rows.add(row("read a set", grown.path(0)));
      rows.add(row("an epoch's views", grown.path(1)));
    }
    return rows;
  }

  /** 100, 320, 1000, 3200, ... and the most. */
  static List<Integer> counts(int most) {
    List<Integer> counts = new ArrayList<>();
    for (int hundred = 100; hundred <= most; hundred *= 10) {
      counts.add(hundred);
      if (hundred * 32 / 10 <= most) {
        counts.add(hundred * 32 / 10);
      }
    }
    if (counts.get(counts.size() - 1) < most) {
      counts.add(most);
    }
    return counts;
  }

  private Results.Growth row(String work, JsonNode answer) {
    Results.Growth row =
        new Results.Growth(
            work,
            answer.path("images").asInt(),
            answer.path("seconds").asDouble(),
            answer.path("resident_mib").asDouble(),
            answer.path("peak_mib").asDouble());
    say.accept(
        String.format(
            "  %-16s %6d images  %7.1f s  %6.0f MiB",
            work, row.images(), row.seconds(), row.peakMib()));
    return row;
  }
}
