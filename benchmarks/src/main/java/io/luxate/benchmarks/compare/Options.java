package io.luxate.benchmarks.compare;

import io.luxate.model.Architecture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
    Optional<Path> images = Optional.ofNullable(given.get("--images")).map(Path::of);
    if (images.isPresent() && !Files.isDirectory(images.get())) {
      throw new IllegalArgumentException("--images " + images.get() + " is no folder");
    }
    List<String> archs = words(given.getOrDefault("--arch", ""));
    archs.forEach(Architecture::named);
    List<String> without = words(given.getOrDefault("--without", ""));
    for (String name : without) {
      if (!Contestants.all().contains(name)) {
        throw new IllegalArgumentException(
            "--without " + name + ": give some of " + Contestants.all());
      }
    }
    return new Options(
        Path.of(given.getOrDefault("--home", ".")),
        Path.of(given.getOrDefault("--out", "results")),
        Optional.ofNullable(given.get("--python")).map(Path::of),
        Optional.ofNullable(given.get("--djl")),
        images,
        only,
        archs,
        words(given.getOrDefault("--batch", "")).stream()
            .map(batch -> (int) atLeast("--batch", 1, batch, Integer::valueOf))
            .toList(),
        without,
        (int) atLeast("--rounds", 1, given.getOrDefault("--rounds", "5"), Integer::valueOf),
        atLeast("--seconds", 0.1, given.getOrDefault("--seconds", "4"), Double::valueOf),
        (int) atLeast("--threads", 1, given.getOrDefault("--threads", "2"), Integer::valueOf),
        (int) atLeast("--steps", 2, given.getOrDefault("--steps", "2000"), Integer::valueOf),
        (int) atLeast("--most", 100, given.getOrDefault("--most", "10000"), Integer::valueOf));
  }

  boolean asks(String kind) {
    return only.contains(kind);
  }

  private static double atLeast(
      String option, double least, String text, Function<String, Number> parse) {
    try {
      double value = parse.apply(text).doubleValue();
      if (value >= least) {
        return value;
      }
      throw new IllegalArgumentException(option + " " + text + " is below " + least);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " " + text + " is no such number", e);
    }
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>(List.of(text.split(",")));
    words.removeIf(String::isBlank);
    return List.copyOf(words);
  }
}
