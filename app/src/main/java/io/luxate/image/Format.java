package io.luxate.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a file is, decided by its first bytes and never by its name. */
enum Format {
  PNG,
  JPEG,
  GIF,
  BMP,
  TIFF,
  WEBP,
  DICOM;

  private static final Set<Integer> BMP_HEADER_LENGTHS = Set.of(12, 40, 52, 56, 64, 108, 124);

  /** In lower case, as {@link Origin#format()} says it and as ImageIO knows it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Format> of(byte[] bytes) {
    if (starts(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (starts(bytes, 0, "GIF87a") || starts(bytes, 0, "GIF89a")) {
      return Optional.of(GIF);
    }
    if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP")) {
      return Optional.of(WEBP);
    }
    if (starts(bytes, 128, "DICM")) {
      return Optional.of(DICOM);
    }
    return isTiff(bytes) ? Optional.of(TIFF) : isBmp(bytes) ? Optional.of(BMP) : Optional.empty();
  }

  /** Little- or big-endian, classic (42) or BigTIFF (43). */
  private static boolean isTiff(byte[] bytes) {
    return starts(bytes, 0, "II*\0")
        || starts(bytes, 0, "MM\0*")
        || starts(bytes, 0, "II+\0")
        || starts(bytes, 0, "MM\0+");
  }

  /** "BM" alone starts many a text, so the length of the second header must be a known one. */
  private static boolean isBmp(byte[] bytes) {
    return bytes.length >= 18
        && starts(bytes, 0, "BM")
        && BMP_HEADER_LENGTHS.contains(
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(14));
  }

  private static boolean starts(byte[] bytes, int at, String magic) {
    byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= at + expected.length
        && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
  }
}
