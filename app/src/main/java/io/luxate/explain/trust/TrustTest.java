package io.luxate.explain.trust;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The tests that maps undergo. */
public enum TrustTest {
  /** Maps must change when the network forgets (Adebayo et al., NeurIPS 2018). */
  RANDOMISATION,
  /** Models of other seeds must show alike maps (Arun et al., Radiology: AI 2021). */
  REPEATABILITY,
  /** The hottest point must lie in the true box (Zhang et al., ECCV 2016). */
  POINTING,
  /** The true box must hold the evidence (Wang et al., CVPR Workshops 2020). */
  ENERGY,
  /** Hiding what the map shows must lower the probability (Petsiuk et al., BMVC 2018). */
  DELETION,
  /** Uncovering it must raise the probability (Petsiuk et al., BMVC 2018). */
  INSERTION;

  /** The name in results. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether model and images are enough for it, so that without it nothing is earned. */
  boolean isAlwaysAsked() {
    return this == RANDOMISATION || this == DELETION || this == INSERTION;
  }
}
