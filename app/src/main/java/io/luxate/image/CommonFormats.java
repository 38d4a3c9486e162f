package io.luxate.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * PNG, JPEG, GIF, BMP, TIFF and WebP through ImageIO and TwelveMonkeys. Sizes are read from the
 * header and judged before any pixel is decoded. Of several frames or pages the first is taken.
 */
final class CommonFormats {
  private static final String EXPORT = "; open it in an image viewer and export it again as PNG";

  static {
    ImageIO.setUseCache(false);
  }

  private CommonFormats() {}

  static Decoded decode(Format format, byte[] bytes, Exif exif, long maxPixels)
      throws UnusableImageException {
    requireAllOfWebp(format, bytes);
    ImageReader reader = reader(format);
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    try (ByteArrayImageInputStream stream = new ByteArrayImageInputStream(bytes)) {
      reader.setInput(stream, false, true);
      requireUsableSize(reader.getWidth(0), reader.getHeight(0), maxPixels);
      BufferedImage image = reader.read(0);
      requireWhole(warnings);
      ColorModel model = image.getColorModel();
      boolean palette = model instanceof IndexColorModel;
      int bits = palette ? model.getPixelSize() : model.getComponentSize(0);
      int channels = palette ? 1 : model.getNumComponents();
      return Decoded.whole(
          Luma.of(image),
          exif.jpeg().map(Exif.Jpeg::bitsPerSample).orElse(bits),
          exif.jpeg().map(Exif.Jpeg::channels).orElse(channels));
    } catch (IOException | RuntimeException e) {
      // the decoders answer hostile bytes with any unchecked exception they like
      String reason = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
      throw new UnusableImageException(
          Refusal.UNREADABLE, "broken or cut short (" + reason + ")" + EXPORT, e);
    } finally {
      reader.dispose();
    }
  }

  /** A WebP file says its length, which its decoder does not check. */
  private static void requireAllOfWebp(Format format, byte[] bytes) throws UnusableImageException {
    if (format == Format.WEBP) {
      long content = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xffffffffL;
      if (bytes.length < content + 7) { // 8, less the padding byte that some writers forget
        throw new UnusableImageException(Refusal.UNREADABLE, "cut short" + EXPORT);
      }
    }
  }

  private static ImageReader reader(Format format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.id());
    ImageReader chosen = readers.next();
    while (!isTwelveMonkeys(chosen) && readers.hasNext()) {
      ImageReader next = readers.next();
      chosen = isTwelveMonkeys(next) ? next : chosen;
    }
    return chosen;
  }

  private static boolean isTwelveMonkeys(ImageReader reader) {
    return reader.getClass().getName().startsWith("com.twelvemonkeys.");
  }

  private static void requireUsableSize(int widthPx, int heightPx, long maxPixels)
      throws UnusableImageException {
    String size = widthPx + " x " + heightPx + " px";
    if (Math.min(widthPx, heightPx) < RadiographReader.MIN_SIDE_PX) {
      throw new UnusableImageException(
          Refusal.TOO_SMALL,
          size
              + " is too small: a side needs at least "
              + RadiographReader.MIN_SIDE_PX
              + " px; find the original, a thumbnail shows too little");
    }
    if ((long) widthPx * heightPx > maxPixels) {
      throw new UnusableImageException(
          Refusal.TOO_LARGE,
          size
              + " is too large: at most "
              + (maxPixels < 1_000_000 ? maxPixels : maxPixels / 1_000_000 + " million")
              + " pixels; export it smaller");
    }
  }

  /** Decoders paint what is missing grey and only warn; a half picture is no radiograph. */
  private static void requireWhole(List<String> warnings) throws UnusableImageException {
    for (String warning : warnings) {
      String text = warning.toLowerCase(Locale.ROOT);
      if (text.contains("premature end") || text.contains("bad huffman")) {
        throw new UnusableImageException(
            Refusal.UNREADABLE, "cut short or damaged (" + warning + ")" + EXPORT);
      }
    }
  }
}
