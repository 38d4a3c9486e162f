package io.luxate.study;

import io.luxate.evidence.FixedRules;
import java.util.List;

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
   * @param threshold scores at or above it call an image positive
   * @param thresholdFrom the data it was fixed on
   * @param rules everything fixed there: operating points, calibration, abstention
   */
  record Chosen(
      String task,
      String network,
      String augmentation,
      String model,
      double internalAuroc,
      double threshold,
      String thresholdFrom,
      FixedRules rules,
      String reason) {}
}
