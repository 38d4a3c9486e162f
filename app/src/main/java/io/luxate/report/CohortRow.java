package io.luxate.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Images of one split and site.
 *
 * @param split such as {@code development} or {@code external}
 * @param site hospital or source; empty if not known
 * @param counts images per class, in the order of the columns
 */
public record CohortRow(String split, String site, Map<String, Integer> counts) {
  public CohortRow {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** Images of one class; 0 if it is not there. */
  public int of(String label) {
    return counts.getOrDefault(label, 0);
  }

  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
