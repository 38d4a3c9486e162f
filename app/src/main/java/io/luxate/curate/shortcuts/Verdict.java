package io.luxate.curate.shortcuts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an AUROC of a probe means for the set; in rising order of concern. */
public enum Verdict {
  /** No better than chance, or than what the body shows of itself there. */
  CLEAN,

  /** Better than chance, yet too little to carry a classifier. */
  SUSPICIOUS,

  /** Enough for a classifier that never looks at the joint. */
  SHORTCUT;

  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The verdict for one probe.
   *
   * @param auroc out-of-fold
   * @param low the lower limit of its interval, at a level that allows for many probes
   */
  static Verdict of(Probe probe, double auroc, double low) {
    if (low <= probe.honestAuroc()) {
      return CLEAN;
    }
    return auroc >= probe.shortcutAuroc() ? SHORTCUT : SUSPICIOUS;
  }

  /** The verdict on a set, for a person. */
  String words() {
    return switch (this) {
      case CLEAN -> "no probe tells the label; hidden shortcuts of other kinds remain possible";
      case SUSPICIOUS -> "look at the probes named above before you trust a classifier";
      case SHORTCUT -> "do not train or test on this set before the classes are made alike there";
    };
  }

  Verdict worse(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
