package io.luxate.explain.trust;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How one test ended, as codes and numbers that any language can put into words.
 *
 * @param numbers by name, in the order of {@link #words}; which ones, docs/heatmaps.md says
 */
public record Finding(TrustTest test, Outcome outcome, Map<String, Double> numbers) {
  public Finding {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /** A finding whose numbers are given as name, number, name, number. */
  static Finding of(TrustTest test, Outcome outcome, Object... numbers) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < numbers.length; i += 2) {
      named.put((String) numbers[i], ((Number) numbers[i + 1]).doubleValue());
    }
    return new Finding(test, outcome, named);
  }

  /** The same in one English sentence. */
  @JsonProperty
  public String words() {
    return FindingWords.of(this);
  }
}
