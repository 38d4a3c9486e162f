package io.luxate.curate.duplicates;

import io.luxate.Crew;
import io.luxate.Progress;
import java.util.List;
import java.util.stream.IntStream;

/** One way to find, for an image, a few others that may show the same picture. */
interface Proposals {
  /** At most so many others are proposed for one image. */
  int MOST = 5;

  /** Proposes pairs of indices, in any order, perhaps several times, from several threads. */
  void propose(List<Fingerprint> images, Pairs pairs, Progress progress);

  /** Takes a proposal: that {@code b} is {@code a}, or that variant of it. */
  @FunctionalInterface
  interface Pairs {
    void add(int a, int b, Variant variant);
  }

  /** Asks for one image, in a search that no other thread uses meanwhile. */
  @FunctionalInterface
  interface Asking {
    void about(int image, HashIndex.Search search);
  }

  /** Asks the index for each image, on several threads. */
  static void ofEach(
      String task, List<Fingerprint> images, HashIndex index, Asking asking, Progress progress) {
    ThreadLocal<HashIndex.Search> own = ThreadLocal.withInitial(() -> index.new Search());
    Crew.each(
        task,
        IntStream.range(0, images.size()).boxed().toList(),
        image -> "",
        image -> {
          asking.about(image, own.get());
          return image;
        },
        progress);
  }
}
