package io.luxate.image;

import io.luxate.LuxateException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures as the bytes of PNG and JPEG files. Grey values are clamped to 0..1 and rounded. The
 * same picture gives the same bytes on the same Java.
 */
public final class ImageWriting {
  static {
    ImageIO.setUseCache(false);
  }

  /** Of ImageIO's scale: the deflater's fastest level but none. */
  private static final double FAST = 0.89;

  private ImageWriting() {}

  /** A grey PNG of 8 bits. */
  public static byte[] png8(Grey grey) {
    return GreyPng.encode(grey, 8);
  }

  /** A grey PNG of 16 bits. */
  public static byte[] png16(Grey grey) {
    return GreyPng.encode(grey, 16);
  }

  /** A PNG with the image's own channels and bit depth, compressed for speed. */
  public static byte[] png(BufferedImage image) {
    return encode(image, "png", FAST);
  }

  /**
   * A JPEG of a grey or RGB image.
   *
   * @param quality 0 to 1
   */
  public static byte[] jpeg(BufferedImage image, double quality) {
    return encode(image, "jpeg", quality);
  }

  /** The picture with 8 bits per pixel, for drawing on and for showing. */
  public static BufferedImage image8(Grey grey) {
    BufferedImage image =
        new BufferedImage(grey.widthPx(), grey.heightPx(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) GreyPng.level(grey.values()[i], 255);
    }
    return image;
  }

  private static byte[] encode(BufferedImage image, String format, double quality) {
    ImageWriter writer =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality((float) quality);
      writer.write(null, new IIOImage(image, null, null), how);
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.INTERNAL, "cannot encode a picture as " + format, e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
