package io.luxate.study;

import io.luxate.evidence.Metrics;
import io.luxate.evidence.Threshold;
import io.luxate.train.EpochLog;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One network with one augmentation, trained and measured on internal data: {@code candidate.json}
 * beside its model, written last.
 *
 * @param key of the plan, the recipe and the data it was made from; another key means another study
 * @param repeat 1 for the study's own seed, 2 and more for others
 * @param source what it was trained on
 * @param epochs of the model that was kept
 * @param seconds of all trainings together
 * @param on the internal images it was measured on, in words
 * @param thresholds Youden's on the same predictions, by the class or label called at them; empty
 *     where the likeliest class is called
 * @param log of the model that was kept
 */
record Candidate(
    String key,
    String task,
    String network,
    String augmentation,
    int repeat,
    Source source,
    int epochs,
    double seconds,
    String on,
    Map<String, Threshold> thresholds,
    Metrics internal,
    List<EpochLog> log) {
  Candidate {
    thresholds = new TreeMap<>(thresholds);
    log = List.copyOf(log);
  }

  /** Which images a model learned from. */
  enum Source {
    /** The task's own, the internet's in the paper. */
    INTERNAL,
    /** The hospitals' own. */
    LOCAL,
    /** Both together. */
    BOTH;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  String id() {
    return id(network, augmentation, repeat, source);
  }

  /** The folder's name. */
  static String id(String network, String augmentation, int repeat, Source source) {
    return network
        + "-"
        + augmentation
        + (repeat > 1 ? "-seed-" + repeat : "")
        + (source == Source.INTERNAL ? "" : "-" + source.id());
  }
}
