package io.luxate.curate.duplicates;

import io.luxate.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Images whose {@link PerceptualHash}es differ in few bits under some orientation. */
final class HashProposals implements Proposals {
  private static final int MOST_BITS = 10;

  /** So that with four pieces every hash up to 11 bits away is found. */
  private static final int FLIPS = 2;

  private record Near(int image, int bits, Variant variant) {}

  @Override
  public void propose(List<Fingerprint> images, Pairs pairs, Progress progress) {
    long[] plain = images.stream().mapToLong(image -> image.hashes()[0]).toArray();
    Proposals.ofEach(
        "comparing hashes",
        images,
        new HashIndex(new Bits(plain, 1)),
        (i, search) -> {
          List<Near> near = new ArrayList<>();
          for (int o = 0; o < Orientation.COUNT; o++) {
            Variant variant = Orientation.number(o).variant();
            search.within(
                MOST_BITS,
                images.get(i).hashes(),
                o,
                FLIPS,
                (j, bits) -> near.add(new Near(j, bits, variant)));
          }
          near.stream()
              .filter(other -> other.image != i)
              .sorted(Comparator.comparingInt(Near::bits).thenComparingInt(Near::image))
              .limit(MOST)
              .forEach(other -> pairs.add(i, other.image, other.variant));
        },
        progress);
  }
}
