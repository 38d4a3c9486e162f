package io.luxate.report;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture small enough to stand inside the page.
 *
 * @param uri a {@code data:image/jpeg} URI
 * @param widthPx as embedded
 * @param heightPx as embedded
 */
public record Picture(String uri, int widthPx, int heightPx) {
  private static final float QUALITY = 0.88f;

  /** Reads, shrinks to at most {@code longestPx} on the longer side, and encodes as JPEG. */
  static Picture embed(Path file, int longestPx) {
    try {
      BufferedImage image = ImageIO.read(file.toFile());
      if (image == null) {
        throw new LuxateException(Kind.DATA, file + " is no picture; draw the heatmap again");
      }
      BufferedImage small = shrink(opaque(image), longestPx);
      String base64 = Base64.getEncoder().encodeToString(jpeg(small));
      return new Picture("data:image/jpeg;base64," + base64, small.getWidth(), small.getHeight());
    } catch (IOException e) {
      throw new LuxateException(
          Kind.DATA, "cannot read the heatmap " + file + ": " + e.getMessage(), e);
    }
  }

  private static BufferedImage shrink(BufferedImage image, int longestPx) {
    BufferedImage step = image;
    double scale = (double) longestPx / Math.max(image.getWidth(), image.getHeight());
    int width = Math.max(1, (int) Math.round(image.getWidth() * Math.min(1, scale)));
    int height = Math.max(1, (int) Math.round(image.getHeight() * Math.min(1, scale)));
    while (step.getWidth() > width || step.getHeight() > height) {
      // never below half at once: bilinear sampling would skip pixels
      step =
          drawn(
              step,
              Math.max(width, (step.getWidth() + 1) / 2),
              Math.max(height, (step.getHeight() + 1) / 2));
    }
    return step;
  }

  private static BufferedImage opaque(BufferedImage image) {
    return drawn(image, image.getWidth(), image.getHeight());
  }

  private static BufferedImage drawn(BufferedImage image, int width, int height) {
    BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = target.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, width, height, Color.WHITE, null);
    pen.dispose();
    return target;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
