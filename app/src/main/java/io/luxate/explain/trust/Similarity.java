package io.luxate.explain.trust;

import java.util.List;

/**
 * How alike two maps are.
 *
 * @param ssim structural similarity of what is drawn of them, -1 to 1 (Wang et al., IEEE TIP 2004)
 * @param spearman rank correlation of all evidence, for and against, -1 to 1; 0 where one of them
 *     is the same everywhere
 */
public record Similarity(double ssim, double spearman) {

  static Similarity of(ContentMap a, ContentMap b) {
    return new Similarity(
        Ssim.of(a.shown(), b.shown(), ContentMap.SIDE),
        Ranks.correlation(a.evidence(), b.evidence()));
  }

  /** The mean of both numbers; 0 where there are none. */
  static Similarity mean(List<Similarity> all) {
    return new Similarity(
        all.stream().mapToDouble(Similarity::ssim).average().orElse(0),
        all.stream().mapToDouble(Similarity::spearman).average().orElse(0));
  }
}
