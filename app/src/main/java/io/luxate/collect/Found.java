package io.luxate.collect;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A picture that a source knows of.
 *
 * @param source its name
 * @param page that a person would visit to see it
 * @param readPage whether the page is read for signals before the picture is fetched
 * @param licence as the source states it
 * @param attribution whom to name
 * @param permission why it may be used where no public licence says so
 * @param about what is known of it: cells of {@link LedgerRow#ABOUT}
 */
record Found(
    String source,
    Place place,
    Optional<URI> page,
    boolean readPage,
    Licence licence,
    String attribution,
    Optional<Permission> permission,
    String label,
    Map<String, String> about) {

  /** The text under which the ledger knows it. */
  String url() {
    return place.text();
  }

  /**
   * An owner's permission.
   *
   * @param note who gave it, when and for what
   * @param commercial whether it covers commercial use
   */
  record Permission(String note, boolean commercial) {}
}
