package io.luxate.train;

import io.luxate.image.Kept;
import io.luxate.image.Radiograph;
import java.util.List;

/**
 * One training or validation picture.
 *
 * @param kept the picture at working size, not yet framed
 * @param labels index of its class, or of each label that holds
 */
public record Sample(Kept kept, List<Integer> labels) {
  public Sample(Radiograph picture, List<Integer> labels) {
    this(Kept.of(picture), labels);
  }

  /** The picture with its pixels, fetched anew by each call. */
  Radiograph picture() {
    return kept.radiograph();
  }
}
