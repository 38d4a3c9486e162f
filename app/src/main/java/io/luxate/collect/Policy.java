package io.luxate.collect;

import java.util.List;
import java.util.Optional;

/**
 * Which licences a collection takes: those that the spec allows by name, a name without a version
 * standing for all of them, less what the purpose forbids.
 *
 * <p>Licences without derivatives (ND) are taken only in version 4.0, whose section 2(a)(1) permits
 * to make adapted material as long as nobody shares it; earlier versions do not permit to make any,
 * and training makes turned and cropped copies.
 *
 * @param allow names as in {@link Licence}
 */
record Policy(Purpose purpose, List<String> allow) {

  /**
   * What the policy says of a picture.
   *
   * @param words {@code allowed: ...} or {@code refused: ...}, with the reason
   */
  record Verdict(boolean allowed, String words) {}

  /** Throws USER for a name under {@code allow} that no licence has. */
  static void requireLicences(List<String> allow) {
    for (String name : allow) {
      if (!name.equals(Licence.UNKNOWN) && Licence.of(name).isUnknown()) {
        throw Keys.fault(
            "allow has '"
                + name
                + "', which is no licence known here; write CC0, PD, CC-BY, CC-BY-SA, CC-BY-NC,"
                + " CC-BY-NC-SA, CC-BY-ND or CC-BY-NC-ND, with or without a version such as"
                + " CC-BY-4.0, or unknown");
      }
    }
  }

  Verdict judge(Found found) {
    Licence licence = found.licence();
    if (found.permission().isPresent()) {
      return found.permission().get().commercial() || purpose == Purpose.RESEARCH
          ? new Verdict(true, "allowed: by the permission noted")
          : refused("the permission noted does not say that it covers commercial use");
    }
    Optional<String> by = allow.stream().filter(name -> names(name, licence)).findFirst();
    if (by.isEmpty()) {
      return refused(
          licence.isUnknown()
              ? "the licence is not known ("
                  + (licence.stated().isBlank() ? "none stated" : "stated: " + licence.stated())
                  + "), and allow does not name unknown"
              : licence.id() + " is not under allow");
    }
    if (purpose == Purpose.COMMERCIAL && (licence.isNonCommercial() || licence.isUnknown())) {
      return refused(
          licence.isUnknown()
              ? "a licence that is not known permits no commercial use"
              : licence.id() + " forbids commercial use");
    }
    if (licence.isNoDerivatives() && !licence.id().endsWith("-4.0")) {
      return refused(licence.id() + " does not permit to make changed copies, which training does");
    }
    return new Verdict(true, "allowed: " + licence.id() + " by '" + by.get() + "'");
  }

  private static boolean names(String allowed, Licence licence) {
    return allowed.equals(Licence.UNKNOWN)
        ? licence.isUnknown()
        : !licence.isUnknown() && licence.isOf(Licence.of(allowed).id());
  }

  private static Verdict refused(String why) {
    return new Verdict(false, "refused: " + why);
  }
}
