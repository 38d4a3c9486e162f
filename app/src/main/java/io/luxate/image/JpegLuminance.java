package io.luxate.image;

import static org.bytedeco.leptonica.global.leptonica.L_JPEG_READ_LUMINANCE;
import static org.bytedeco.leptonica.global.leptonica.L_SEVERITY_NONE;
import static org.bytedeco.leptonica.global.leptonica.pixDestroy;
import static org.bytedeco.leptonica.global.leptonica.pixGetData;
import static org.bytedeco.leptonica.global.leptonica.pixGetWpl;
import static org.bytedeco.leptonica.global.leptonica.pixReadMemJpeg;
import static org.bytedeco.leptonica.global.leptonica.setMsgSeverity;

import io.luxate.NativeLibraries;
import java.io.IOException;
import java.util.Optional;
import org.bytedeco.leptonica.PIX;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The luminance of a JPEG through libjpeg-turbo, at full, half, quarter or eighth size by scaling
 * in the cosine transform. Luminance as JPEG stores it (ITU-T T.871) is the BT.601 luma of its
 * colours before they are rounded and clipped, so chroma need not be decoded. Whatever is not
 * plainly sound and plainly luminance is left to {@link CommonFormats}, which knows every kind and
 * every reason to refuse.
 */
final class JpegLuminance {
  private static final Logger log = LoggerFactory.getLogger(JpegLuminance.class);

  /** The decoder's result is at least so many times longer than the side that is wanted. */
  private static final double SPARE = 1.5;

  private JpegLuminance() {}

  /** Whether the libraries load on this machine; decided once. */
  private static final class Natives {
    static final boolean PRESENT = present();

    private static boolean present() {
      try {
        NativeLibraries.load(() -> setMsgSeverity(L_SEVERITY_NONE));
        return true;
      } catch (IOException | LinkageError e) {
        log.debug("JPEG is read by Java alone: {}", e.toString());
        return false;
      }
    }
  }

  /** By how much a picture may be reduced for a longer side of {@code maxSidePx}: 1, 2, 4 or 8. */
  static int reduction(int widthPx, int heightPx, int maxSidePx) {
    int reduction = 8;
    while (reduction > 1 && Math.max(widthPx, heightPx) < SPARE * maxSidePx * reduction) {
      reduction /= 2;
    }
    return reduction;
  }

  /** The picture, or nothing where Java's decoder must look at it. */
  static Optional<Decoded> decode(byte[] bytes, Exif.Jpeg frame, int maxSidePx, long maxPixels) {
    long pixels = (long) frame.widthPx() * frame.heightPx();
    if (!frame.isLuminanceFirst()
        || !endsAsItShould(bytes)
        || Math.min(frame.widthPx(), frame.heightPx()) < RadiographReader.MIN_SIDE_PX
        || pixels > maxPixels
        || !(frame.channels() == 1 || ColourProfile.leavesLuma(frame.profile()))
        || !Natives.PRESENT) {
      return Optional.empty();
    }
    int reduction = reduction(frame.widthPx(), frame.heightPx(), maxSidePx);
    int[] warnings = new int[1];
    PIX read = pixReadMemJpeg(bytes, bytes.length, 0, reduction, warnings, L_JPEG_READ_LUMINANCE);
    if (read == null) {
      return Optional.empty();
    }
    try (read) {
      int width = (frame.widthPx() + reduction - 1) / reduction;
      int height = (frame.heightPx() + reduction - 1) / reduction;
      if (warnings[0] > 0 || read.d() != 8 || read.w() != width || read.h() != height) {
        return Optional.empty();
      }
      return Optional.of(
          new Decoded(
              packed(read),
              frame.bitsPerSample(),
              frame.channels(),
              frame.widthPx(),
              frame.heightPx(),
              reduction));
    } finally {
      pixDestroy(read);
    }
  }

  /** A cut file is not even tried, because libjpeg would say so on the terminal. */
  private static boolean endsAsItShould(byte[] bytes) {
    return (bytes[bytes.length - 2] & 255) == 0xff && (bytes[bytes.length - 1] & 255) == 0xd9;
  }

  private static Rows packed(PIX read) {
    int[] words = new int[pixGetWpl(read) * read.h()];
    pixGetData(read).get(words);
    return new Packed(read.w(), read.h(), words);
  }

  /** Eight bits of grey as Leptonica keeps them: four to a word, the first in its highest byte. */
  @SuppressWarnings("ArrayRecordComponent") // a copy of the library's own array
  record Packed(int widthPx, int heightPx, int[] words) implements Rows {
    @Override
    public void read(int y, float[] row) {
      int at = y * (words.length / heightPx);
      int x = 0;
      for (; x + 3 < widthPx; x += 4) {
        int word = words[at++];
        row[x] = Luma.EIGHT_BITS[word >>> 24];
        row[x + 1] = Luma.EIGHT_BITS[word >>> 16 & 255];
        row[x + 2] = Luma.EIGHT_BITS[word >>> 8 & 255];
        row[x + 3] = Luma.EIGHT_BITS[word & 255];
      }
      for (; x < widthPx; x++) {
        row[x] = Luma.EIGHT_BITS[words[at] >>> (24 - 8 * (x & 3)) & 255];
      }
    }
  }
}
