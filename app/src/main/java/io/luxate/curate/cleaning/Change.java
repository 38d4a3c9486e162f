package io.luxate.curate.cleaning;

import java.util.Locale;
import java.util.Optional;

/**
 * What happens to one image because of one finding.
 *
 * @param path as the set names it
 * @param rule what it follows from; empty where it is left to a person
 * @param finding kind and words of the audit's finding
 * @param keptInstead the copy that stays, where there is one
 */
public record Change(
    String path, Action action, Optional<Rule> rule, String finding, Optional<String> keptInstead) {

  /** What can happen to an image. */
  public enum Action {
    /** It is not in the cleaned copy. */
    LEFT_OUT,
    /** It is there with places covered. */
    REDACTED,
    /** It is there as it was, and a person should look at it. */
    LEFT_TO_A_PERSON;

    /** As it stands in {@code changes.csv}: {@code left-out}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
