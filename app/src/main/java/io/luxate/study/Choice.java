package io.luxate.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.luxate.evidence.FixedRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which model goes to the external set: {@code choice.json}, written before that set is opened.
 *
 * @param key of the plan and the data
 */
record Choice(String key, List<Chosen> tasks) {
  Choice {
    tasks = List.copyOf(tasks);
  }

  /**
   * @param model the chosen model's folder, relative to the study's
   * @param threshold scores at or above it call an image positive; empty where no class is
   * @param thresholds of several labels, each one's own
   * @param thresholdFrom the data it was fixed on
   * @param rules everything fixed there: operating points, calibration, abstention
   */
  record Chosen(
      String task,
      String network,
      String augmentation,
      String model,
      double internalAuroc,
      Optional<Double> threshold,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> thresholds,
      String thresholdFrom,
      FixedRules rules,
      String reason) {}
}
