package io.luxate.collect;

import java.util.Locale;

/** What the pictures are for; written in lower case. */
public enum Purpose {
  /** Nobody earns money by it; licences that forbid commercial use may be allowed. */
  RESEARCH,
  /** Anything else; licences that forbid commercial use are refused, whatever the spec allows. */
  COMMERCIAL;

  /** As written in files. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
