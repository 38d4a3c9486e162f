package io.luxate.study;

import io.luxate.evidence.Metrics;
import io.luxate.evidence.Threshold;
import io.luxate.train.EpochLog;
import java.util.List;

/**
 * One network with one augmentation, trained and measured on internal data: {@code candidate.json}
 * beside its model, written last.
 *
 * @param key of the plan, the recipe and the data it was made from; another key means another study
 * @param epochs of the model that was kept
 * @param seconds of all trainings together
 * @param threshold Youden's, on the same internal predictions
 * @param log of the model that was kept
 */
record Candidate(
    String key,
    String task,
    String network,
    String augmentation,
    int epochs,
    double seconds,
    Threshold threshold,
    Metrics internal,
    List<EpochLog> log) {
  Candidate {
    log = List.copyOf(log);
  }

  String id() {
    return network + "-" + augmentation;
  }
}
