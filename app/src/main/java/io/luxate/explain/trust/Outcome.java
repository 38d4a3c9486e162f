package io.luxate.explain.trust;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a test ended. */
public enum Outcome {
  /** Better than its bounds. */
  PASSED,
  /** Not better than one of its bounds. */
  FAILED,
  /** There was only one model; none of another seed was given. */
  NO_OTHER_MODELS,
  /** No image came with a true box. */
  NO_BOXES,
  /** There were fewer images than say anything. */
  TOO_FEW_IMAGES,
  /** The model is an export whose weights cannot be drawn anew. */
  NO_WEIGHTS;

  /** The name in results. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the test was made at all. */
  public boolean isMade() {
    return this == PASSED || this == FAILED;
  }
}
