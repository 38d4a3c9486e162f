package io.luxate.curate.duplicates;

import io.luxate.Progress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Two images that may show the same picture.
 *
 * @param a the lower index
 * @param b the higher one
 * @param variants of the first that the second may be
 */
record Proposed(int a, int b, Set<Variant> variants) {
  private static final List<Proposals> WAYS =
      List.of(new HashProposals(), new LandmarkProposals(), new NetworkProposals());

  /** What all ways propose, each pair once, in order. */
  static List<Proposed> among(List<Fingerprint> images, Progress progress) {
    TreeMap<Long, EnumSet<Variant>> pairs = new TreeMap<>();
    for (Proposals way : WAYS) {
      way.propose(
          images,
          (a, b, variant) -> {
            if (a != b) {
              long key = (long) Math.min(a, b) * images.size() + Math.max(a, b);
              synchronized (pairs) {
                pairs.computeIfAbsent(key, k -> EnumSet.noneOf(Variant.class)).add(variant);
              }
            }
          },
          progress);
    }
    List<Proposed> proposed = new ArrayList<>();
    pairs.forEach(
        (key, variants) ->
            proposed.add(
                new Proposed((int) (key / images.size()), (int) (key % images.size()), variants)));
    return proposed;
  }
}
