package io.luxate.study;

import io.luxate.Documents;
import io.luxate.Sha256;
import java.util.List;

/** One hash over everything a result depends on: other parts, other hash. */
final class StudyKey {
  private StudyKey() {}

  static String of(Object... parts) {
    return Sha256.of(Documents.json(List.of(parts)));
  }
}
