package io.luxate.curate.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.luxate.image.Box;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a person should know of a set.
 *
 * @param a the image, as {@link Entry#path} names it
 * @param b the other image, where two are concerned
 * @param acrossSplits whether the two stand on different sides, or in different sets
 * @param confidence 0 to 1: how likely the finding is right, as the check's own measurements say
 * @param why in words
 * @param where the places in {@code a} that it is about, in pixels of the upright image; empty
 *     where it is about the whole
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AuditFinding(
    FindingKind kind,
    String a,
    Optional<String> b,
    boolean acrossSplits,
    double confidence,
    String why,
    List<Box> where) {
  public AuditFinding {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence " + confidence + " is not from 0 to 1");
    }
    where = List.copyOf(where);
  }

  /** About one image as a whole. */
  public static AuditFinding of(FindingKind kind, Entry image, double confidence, String why) {
    return of(kind, image, confidence, why, List.of());
  }

  /** About places in one image. */
  public static AuditFinding of(
      FindingKind kind, Entry image, double confidence, String why, List<Box> where) {
    return new AuditFinding(kind, image.path(), Optional.empty(), false, confidence, why, where);
  }

  /** About two images. */
  public static AuditFinding of(FindingKind kind, Entry a, Entry b, double confidence, String why) {
    return new AuditFinding(
        kind, a.path(), Optional.of(b.path()), a.isApartFrom(b), confidence, why, List.of());
  }
}
