package io.luxate.explain.trust;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Whether maps of a model by one method deserve trust.
 *
 * @param method of the maps, by its name on the command line
 * @param findings one for every test
 */
public record Verdict(String method, List<Finding> findings) {
  public Verdict {
    findings = List.copyOf(findings);
  }

  /** What the findings come to together. */
  @JsonProperty
  public Standing standing() {
    boolean failed = findings.stream().anyMatch(f -> f.outcome() == Outcome.FAILED);
    boolean lacking =
        findings.stream().anyMatch(f -> f.test().isAlwaysAsked() && !f.outcome().isMade());
    if (failed || lacking) {
      return Standing.WITHHELD;
    }
    boolean all = findings.stream().allMatch(f -> f.outcome() == Outcome.PASSED);
    return all ? Standing.EARNED : Standing.INCOMPLETE;
  }

  /** Whether a report leaves the maps out. */
  public boolean withheld() {
    return standing() == Standing.WITHHELD;
  }
}
