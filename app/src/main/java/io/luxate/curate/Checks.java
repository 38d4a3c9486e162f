package io.luxate.curate;

import io.luxate.curate.audit.Check;
import io.luxate.curate.content.ContentCheck;
import io.luxate.curate.duplicates.DuplicateCheck;
import io.luxate.curate.labels.LabelCheck;
import io.luxate.model.Embedding;
import java.util.List;
import java.util.Optional;

/** Everything that an audit asks, in one list. */
public final class Checks {
  /** The network's candidates cost 16 passes an image, and found no copy that the others missed. */
  private static final int MOST_TURNED = 500;

  private Checks() {}

  /**
   * All checks.
   *
   * @param network what some of them see images with; the caller closes it after the audit
   * @param images how many will be looked at
   * @param notes hears what is left out of so many
   */
  public static List<Check<?>> all(Embedding network, int images, List<String> notes) {
    boolean asked = images <= MOST_TURNED;
    if (!asked) {
      notes.add(
          "duplicates: candidates from hashes and landmarks only; the network is asked up to "
              + MOST_TURNED
              + " images, because it must see each 16 times");
    }
    return List.of(
        new DuplicateCheck(asked ? Optional.of(network) : Optional.empty()),
        new ContentCheck(),
        new LabelCheck(network, notes::add));
  }
}
