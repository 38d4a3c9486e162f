package io.luxate.curate.content;

import io.luxate.curate.audit.FindingKind;
import io.luxate.image.Box;
import java.util.List;

/**
 * What one look at one image found.
 *
 * @param confidence 0 to 1
 * @param why in words
 * @param where places in pixels of the upright image; empty for the whole
 */
public record Observation(FindingKind kind, double confidence, String why, List<Box> where) {
  public Observation {
    where = List.copyOf(where);
  }

  static Observation of(FindingKind kind, double confidence, String why) {
    return new Observation(kind, confidence, why, List.of());
  }
}
