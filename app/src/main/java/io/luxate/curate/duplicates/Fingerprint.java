package io.luxate.curate.duplicates;

import io.luxate.Sha256;
import io.luxate.image.Grey;
import io.luxate.image.Radiograph;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What is kept of an image to find its copies: about 4 kB with the network's view, 2 kB without.
 *
 * @param pixels SHA-256 of its size and upright grey values at 16 bits
 * @param hashes under each {@link Orientation}
 * @param landmarks the strongest, as {@link LandmarkBits}
 * @param embedding the network's view, if one was asked
 */
@SuppressWarnings("ArrayRecordComponent") // 100,000 of them stand in memory
record Fingerprint(String pixels, long[] hashes, long[] landmarks, Optional<float[]> embedding) {
  /** The longer side, in pixels, at which landmarks are looked for. */
  private static final int SIDE_PX = 256;

  private static final int LANDMARKS = 128;
  private static final int WHITE = 0xffff;

  static Fingerprint of(Radiograph radiograph, Optional<Invariant> network) {
    Grey small = radiograph.shrinkTo(SIDE_PX).pixels();
    return new Fingerprint(
        sha256(radiograph.pixels()),
        PerceptualHash.of(radiograph),
        LandmarkBits.of(Landmarks.of(small, LANDMARKS)),
        network.map(n -> n.of(radiograph)));
  }

  private static String sha256(Grey picture) {
    ByteBuffer bytes =
        ByteBuffer.allocate(2 * Integer.BYTES + Short.BYTES * picture.values().length);
    bytes.putInt(picture.widthPx()).putInt(picture.heightPx());
    for (float value : picture.values()) {
      bytes.putShort((short) Math.round(value * WHITE));
    }
    return Sha256.of(bytes.array());
  }
}
