package io.luxate.image;

import io.luxate.LuxateException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures as the bytes of a file. Values below 0 and above 1 are cut. */
public final class ImageWriting {
  private ImageWriting() {}

  /** Grey as an 8-bit image. */
  public static BufferedImage eightBit(Grey grey) {
    BufferedImage image =
        new BufferedImage(grey.widthPx(), grey.heightPx(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    float[] values = grey.values();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (int) (Math.min(Math.max(values[i], 0), 1) * 255 + 0.5f);
    }
    return image;
  }

  /** Grey as a 16-bit image. */
  public static BufferedImage sixteenBit(Grey grey) {
    BufferedImage image =
        new BufferedImage(grey.widthPx(), grey.heightPx(), BufferedImage.TYPE_USHORT_GRAY);
    short[] words = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
    float[] values = grey.values();
    for (int i = 0; i < words.length; i++) {
      words[i] = (short) (int) (Math.min(Math.max(values[i], 0), 1) * 65535 + 0.5f);
    }
    return image;
  }

  /** A PNG of the image's own depth. */
  public static byte[] png(BufferedImage image) {
    return encoded(image, "png", 1);
  }

  /** A baseline JPEG; {@code quality} from 0 (smallest file) to 1 (best picture). */
  public static byte[] jpeg(BufferedImage image, double quality) {
    return encoded(image, "jpeg", quality);
  }

  private static byte[] encoded(BufferedImage image, String format, double quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam options = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        options.setCompressionQuality((float) quality);
      }
      writer.write(null, new IIOImage(image, null, null), options);
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "cannot encode a " + format + " image: " + e.getMessage() + "; check the free memory",
          e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
