package io.luxate.image;

import io.luxate.LuxateException;
import io.luxate.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

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
    return examine(file, bytes -> examine(file.toString(), bytes));
  }

  private static Reading examine(Path file, Function<byte[], Reading> reader) {
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
      return reader.apply(Files.readAllBytes(file));
    } catch (IOException e) {
      return refused(
          file.toString(),
          Refusal.UNREADABLE,
          "cannot be read (" + LuxateException.words(e) + "); check its permissions and the disk");
    }
  }

  /**
   * Reads a file for a picture with a longer side of at most {@code maxSidePx}. What comes is what
   * {@link Radiograph#shrinkTo} makes of the whole picture, but a large JPEG is decoded at half,
   * quarter or eighth size, which is faster and moves grey values by a fraction of a level.
   */
  public static Reading examine(Path file, int maxSidePx) {
    return examine(file, bytes -> examine(file.toString(), bytes, maxSidePx));
  }

  /** The same of an image in memory. */
  static Reading examine(String name, byte[] bytes, int maxSidePx) {
    return examine(name, bytes, MAX_PIXELS, OptionalInt.of(maxSidePx));
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
    return examine(name, bytes, maxPixels, OptionalInt.empty());
  }

  private static Reading examine(String name, byte[] bytes, long maxPixels, OptionalInt maxSidePx) {
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
      Exif exif = Exif.of(format, bytes);
      Decoded decoded = decode(format, bytes, exif, Math.min(maxPixels, MAX_PIXELS), maxSidePx);
      int width = exif.isTurned() ? decoded.heightPx() : decoded.widthPx();
      int height = exif.isTurned() ? decoded.widthPx() : decoded.heightPx();
      Grey pixels =
          exif.upright(
              maxSidePx.isPresent()
                  ? decoded.shrunk(maxSidePx.getAsInt())
                  : decoded.rows().whole());
      Origin origin =
          new Origin(
              name,
              format.id(),
              width,
              height,
              decoded.bitsPerSample(),
              decoded.channels(),
              bytes.length,
              Sha256.of(bytes));
      return new Reading.Done(new Radiograph(origin, pixels, geometry(width, height, pixels)));
    } catch (UnusableImageException e) {
      return refused(name, e.refusal(), String.valueOf(e.getMessage()));
    }
  }

  private static Geometry geometry(int widthPx, int heightPx, Grey shown) {
    Geometry original = Geometry.ofOriginal(widthPx, heightPx);
    return shown.widthPx() == widthPx && shown.heightPx() == heightPx
        ? original
        : original.after(
            Radiograph.resizing(shown.widthPx(), shown.heightPx()),
            Affine.scale((double) widthPx / shown.widthPx(), (double) heightPx / shown.heightPx()));
  }

  /** The one place where a format chooses its decoder. */
  private static Decoded decode(
      Format format, byte[] bytes, Exif exif, long maxPixels, OptionalInt maxSidePx)
      throws UnusableImageException {
    if (maxSidePx.isPresent() && exif.jpeg().isPresent()) {
      Optional<Decoded> fast =
          JpegLuminance.decode(bytes, exif.jpeg().get(), maxSidePx.getAsInt(), maxPixels);
      if (fast.isPresent()) {
        return fast.get();
      }
    }
    if (format == Format.DICOM) {
      throw new UnusableImageException(Refusal.UNREADABLE, "DICOM is not read yet; export to PNG");
    }
    return CommonFormats.decode(format, bytes, exif, maxPixels);
  }

  private static Reading refused(String name, Refusal reason, String reasonAndRemedy) {
    return new Reading.Refused(reason, name + ": " + reasonAndRemedy);
  }
}
