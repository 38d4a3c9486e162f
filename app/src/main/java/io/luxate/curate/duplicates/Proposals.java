package io.luxate.curate.duplicates;

import io.luxate.Progress;
import java.util.List;

/** One way to find, for an image, a few others that may show the same picture. */
interface Proposals {
  /** At most so many others are proposed for one image. */
  int MOST = 5;

  /** Proposes pairs of indices, in any order, perhaps several times. */
  void propose(List<Fingerprint> images, Pairs pairs, Progress progress);

  /** Takes a proposal: that {@code b} is {@code a}, or that variant of it. */
  @FunctionalInterface
  interface Pairs {
    void add(int a, int b, Variant variant);
  }

  /** Whether the work should end here. */
  static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }
}
