package io.luxate.collect;

import java.util.Locale;

/** What became of a picture, as the ledger's column {@code status} has it. */
enum Status {
  /** It lies in the store. */
  KEPT,
  /** It may not or cannot be used; asked again only when told to. */
  REFUSED,
  /** The network or the server gave out; the next run asks again. */
  FAILED,
  /** It was taken back, and is never fetched again. */
  WITHDRAWN;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status named(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
