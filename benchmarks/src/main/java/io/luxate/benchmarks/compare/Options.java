package io.luxate.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a comparison is asked for.
 *
 * @param home the repository
 * @param python with PyTorch, if there is one
 * @param djl DJL's class path, if it was built
 * @param images radiographs in class folders, for decoding and epochs
 * @param only kinds of work
 * @param archs networks; empty for each kind's own
 * @param batches sizes; empty for each kind's own
 * @param without contestants that are not asked
 * @param rounds how often everybody has a turn
 * @param seconds of a turn
 * @param steps of the memory run
 * @param most images of the growth run
 */
record Options(
    Path home,
    Path out,
    Optional<Path> python,
    Optional<String> djl,
    Optional<Path> images,
    List<String> only,
    List<String> archs,
    List<Integer> batches,
    List<String> without,
    int rounds,
    double seconds,
    int threads,
    int steps,
    int most) {
  /** Kinds that take minutes; the others have to be named. */
  static final List<String> QUICK = List.of("train", "infer", "decode", "epoch");

  static final List<String> KINDS =
      List.of("train", "infer", "decode", "epoch", "memory", "growth");

  private static final Set<String> KNOWN =
      Set.of(
          "--home",
          "--out",
          "--python",
          "--djl",
          "--images",
          "--only",
          "--arch",
          "--batch",
          "--rounds",
          "--seconds",
          "--threads",
          "--steps",
          "--most",
          "--without");

  /** Throws IllegalArgumentException, in words for a person. */
  static Options of(String... args) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!KNOWN.contains(args[i])) {
        throw new IllegalArgumentException("no option '" + args[i] + "'; see benchmarks/README.md");
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value");
      }
      given.put(args[i], args[i + 1]);
    }
    List<String> only = words(given.getOrDefault("--only", String.join(",", QUICK)));
    for (String kind : only) {
      if (!KINDS.contains(kind)) {
        throw new IllegalArgumentException("--only " + kind + ": give some of " + KINDS);
      }
    }
    return new Options(
        Path.of(given.getOrDefault("--home", ".")),
        Path.of(given.getOrDefault("--out", "results")),
        Optional.ofNullable(given.get("--python")).map(Path::of),
        Optional.ofNullable(given.get("--djl")),
        Optional.ofNullable(given.get("--images")).map(Path::of),
        only,
        words(given.getOrDefault("--arch", "")),
        words(given.getOrDefault("--batch", "")).stream().map(Integer::valueOf).toList(),
        words(given.getOrDefault("--without", "")),
        atLeast("--rounds", 1, Integer.parseInt(given.getOrDefault("--rounds", "5"))),
        Double.parseDouble(given.getOrDefault("--seconds", "4")),
        atLeast("--threads", 1, Integer.parseInt(given.getOrDefault("--threads", "2"))),
        atLeast("--steps", 2, Integer.parseInt(given.getOrDefault("--steps", "2000"))),
        atLeast("--most", 100, Integer.parseInt(given.getOrDefault("--most", "10000"))));
  }

  boolean asks(String kind) {
    return only.contains(kind);
  }

  private static int atLeast(String option, int least, int value) {
    if (value < least) {
      throw new IllegalArgumentException(option + " " + value + " is below " + least);
    }
    return value;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>(List.of(text.split(",")));
    words.removeIf(String::isBlank);
    return List.copyOf(words);
  }
}
