package io.luxate.curate.duplicates;

import io.luxate.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Images that have landmarks in common, as they are or in a {@link Variant}. A landmark that many
 * images have counts for each of them the less.
 */
final class LandmarkProposals implements Proposals {
  private static final int MOST_BITS = 16;

  /** Landmarks with a piece in common from which on that piece tells no images apart. */
  private static final int COMMON = 50;

  /** A landmark in common with one image alone counts 1, which by chance most images have. */
  private static final double FEWEST_VOTES = 1.25;

  private record Vote(int image, Variant variant, double votes) {}

  @Override
  public void propose(List<Fingerprint> images, Pairs pairs, Progress progress) {
    int[] owners = owners(images);
    long[] all = new long[owners.length * LandmarkBits.WORDS];
    int at = 0;
    for (Fingerprint image : images) {
      System.arraycopy(image.landmarks(), 0, all, at, image.landmarks().length);
      at += image.landmarks().length;
    }
    HashIndex index = new HashIndex(new Bits(all, LandmarkBits.WORDS), COMMON);
    Proposals.ofEach(
        "comparing landmarks",
        images,
        index,
        (i, search) -> {
          List<Vote> votes = new ArrayList<>();
          for (Variant variant : Variant.values()) {
            long[] asked = LandmarkBits.changed(images.get(i).landmarks(), variant);
            votes(asked, i, owners, search).forEach((j, v) -> votes.add(new Vote(j, variant, v)));
          }
          votes.stream()
              .filter(vote -> vote.votes >= FEWEST_VOTES)
              .sorted(Comparator.comparingDouble(Vote::votes).reversed().thenComparing(Vote::image))
              .limit(MOST)
              .forEach(vote -> pairs.add(i, vote.image, vote.variant));
        },
        progress);
  }

  /** For each other image the sum over the landmarks, 1 over how many images share each. */
  private static Map<Integer, Double> votes(
      long[] asked, int self, int[] owners, HashIndex.Search search) {
    Map<Integer, Double> votes = new HashMap<>();
    for (int at = 0; at < asked.length; at += LandmarkBits.WORDS) {
      Set<Integer> sharing = new HashSet<>();
      search.within(MOST_BITS, asked, at, 0, (string, bits) -> sharing.add(owners[string]));
      sharing.remove(self);
      sharing.forEach(j -> votes.merge(j, 1.0 / sharing.size(), Double::sum));
    }
    return votes;
  }

  private static int[] owners(List<Fingerprint> images) {
    int count = images.stream().mapToInt(i -> i.landmarks().length / LandmarkBits.WORDS).sum();
    int[] owners = new int[count];
    int at = 0;
    for (int i = 0; i < images.size(); i++) {
      int next = at + images.get(i).landmarks().length / LandmarkBits.WORDS;
      Arrays.fill(owners, at, next, i);
      at = next;
    }
    return owners;
  }
}
