package io.luxate.image;

import io.luxate.LuxateException;
import io.luxate.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a radiograph from a file whose format is decided by its content: PNG, JPEG (also CMYK,
 * progressive and EXIF-rotated), GIF, BMP, TIFF or WebP, 1 to 16 bits per sample, grey, RGB, with
 * alpha or palette. Sixteen bits are scaled to 0..1, never cut. Safe for many threads at once.
 */
public final class RadiographReader {
  /** The shortest side that is still taken for a radiograph. */
  public static final int MIN_SIDE_PX = 32;

  /** The largest picture that is decoded. */
  public static final long MAX_PIXELS = 64_000_000;

  private static final long MAX_BYTES = 1L << 30;

  private RadiographReader() {}

  /** Reads a file; throws DATA naming the file, the reason and the remedy. */
  public static Radiograph read(Path file) {
    return examine(file).orThrow();
  }

  /** Reads an image from memory; {@code name} stands for the file in messages. */
  public static Radiograph read(String name, byte[] bytes) {
    return examine(name, bytes).orThrow();
  }

  /** Reads a file, or says why it cannot be used. */
  public static Reading examine(Path file) {
    try {
      if (!Files.exists(file)) {
        return refused(file.toString(), Refusal.MISSING, "does not exist; check the path");
      }
      if (Files.isDirectory(file)) {
        return refused(file.toString(), Refusal.NOT_AN_IMAGE, "is a folder; name the images in it");
      }
      if (Files.size(file) > MAX_BYTES) {
        return refused(
            file.toString(), Refusal.TOO_LARGE, "is longer than 1 GiB; export it smaller");
      }
      return examine(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      return refused(
          file.toString(),
          Refusal.UNREADABLE,
          "cannot be read (" + LuxateException.words(e) + "); check its permissions and the disk");
    }
  }

  /** Reads an image from memory, or says why it cannot be used. */
  public static Reading examine(String name, byte[] bytes) {
    return examine(name, bytes, MAX_PIXELS);
  }

  /**
   * The same for pictures of at most {@code maxPixels}, which is judged from the header before
   * anything is decoded; more than {@link #MAX_PIXELS} are never allowed.
   */
  public static Reading examine(String name, byte[] bytes, long maxPixels) {
    try {
      if (bytes.length == 0) {
        throw new UnusableImageException(
            Refusal.EMPTY, "the file is empty; download or export it again");
      }
      Format format =
          Format.of(bytes)
              .orElseThrow(
                  () ->
                      new UnusableImageException(
                          Refusal.NOT_AN_IMAGE,
                          "not an image: its content is neither PNG, JPEG, GIF, BMP, TIFF nor WebP;"
                              + " export it as PNG"));
      Exif exif = Exif.of(bytes);
      Decoded decoded = decode(format, bytes, exif, Math.min(maxPixels, MAX_PIXELS));
      Grey pixels = exif.upright(decoded.pixels());
      Origin origin =
          new Origin(
              name,
              format.id(),
              pixels.widthPx(),
              pixels.heightPx(),
              decoded.bitsPerSample(),
              decoded.channels(),
              bytes.length,
              Sha256.of(bytes));
      return new Reading.Done(
          new Radiograph(origin, pixels, Geometry.ofOriginal(pixels.widthPx(), pixels.heightPx())));
    } catch (UnusableImageException e) {
      return refused(name, e.refusal(), String.valueOf(e.getMessage()));
    }
  }

  /** The one place where a format chooses its decoder. */
  private static Decoded decode(Format format, byte[] bytes, Exif exif, long maxPixels)
      throws UnusableImageException {
    if (format == Format.DICOM) {
      throw new UnusableImageException(Refusal.UNREADABLE, "DICOM is not read yet; export to PNG");
    }
    return CommonFormats.decode(format, bytes, exif, maxPixels);
  }

  private static Reading refused(String name, Refusal reason, String reasonAndRemedy) {
    return new Reading.Refused(reason, name + ": " + reasonAndRemedy);
  }
}
