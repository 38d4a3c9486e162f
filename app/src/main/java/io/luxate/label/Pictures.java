package io.luxate.label;

import io.luxate.Sha256;
import io.luxate.image.Grey;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import io.luxate.image.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Images as the page draws them. A browser cuts a PNG of 16 bits to 8 before a script sees it,
 * which would leave a window over dark parts with a few grey levels; so the page gets the numbers.
 */
final class Pictures {
  /** What is sent at most on a side; a larger image is shrunk for showing only. */
  static final int MAX_SIDE_PX = 4096;

  private static final float WHITE = 65_535;

  private final Map<String, String> sha256OfPath = new ConcurrentHashMap<>();

  /** What came of an image. */
  sealed interface Shown {}

  /**
   * Grey values, row by row from the top left, each two bytes, the low one first; 65535 is white.
   *
   * @param originalWidthPx of the upright file, whose pixels boxes are in
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way out
  record Values(int widthPx, int heightPx, int originalWidthPx, int originalHeightPx, byte[] bytes)
      implements Shown {}

  /** Why there is none. */
  record Unusable(String why) implements Shown {}

  Shown of(LabelImage image) {
    Reading reading = RadiographReader.examine(image.example().file());
    if (reading instanceof Reading.Refused refused) {
      String file = image.example().file().toString();
      return new Unusable(refused.message().replace(file + ": ", "")); // the path tells the label
    }
    Radiograph radiograph = reading.orThrow();
    sha256OfPath.put(image.path(), radiograph.origin().sha256());
    Grey small = radiograph.shrinkTo(MAX_SIDE_PX).pixels();
    return new Values(
        small.widthPx(),
        small.heightPx(),
        radiograph.origin().widthPx(),
        radiograph.origin().heightPx(),
        bytes(small));
  }

  /** Of the file that was shown, or else of the one that is there; empty where there is none. */
  String sha256(LabelImage image) {
    return sha256OfPath.computeIfAbsent(
        image.path(),
        path -> {
          Path file = image.example().file();
          return Files.isReadable(file) && Files.isRegularFile(file) ? Sha256.of(file) : "";
        });
  }

  private static byte[] bytes(Grey grey) {
    byte[] bytes = new byte[grey.values().length * 2];
    for (int i = 0; i < grey.values().length; i++) {
      int level = Math.round(Math.min(1, Math.max(0, grey.values()[i])) * WHITE);
      bytes[2 * i] = (byte) level;
      bytes[2 * i + 1] = (byte) (level >> 8);
    }
    return bytes;
  }
}
