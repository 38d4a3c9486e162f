package io.luxate.report;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.image.Box;
import io.luxate.image.ImageWriting;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import io.luxate.image.Reading;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
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
  private static final Color FRAME = new Color(255, 140, 0);

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

  /**
   * A radiograph with places framed on it, or nothing where the file is none.
   *
   * @param places in pixels of the upright image
   */
  static Optional<Picture> of(Path file, int longestPx, List<Box> places) {
    if (!(RadiographReader.examine(file) instanceof Reading.Done done)) {
      return Optional.empty();
    }
    Radiograph small = done.radiograph().shrinkTo(longestPx);
    BufferedImage drawn = opaque(ImageWriting.image8(small.pixels()));
    double scale = (double) drawn.getWidth() / done.radiograph().pixels().widthPx();
    Graphics2D pen = drawn.createGraphics();
    pen.setColor(FRAME);
    pen.setStroke(new BasicStroke(2));
    for (Box box : places) {
      pen.draw(
          new Rectangle2D.Double(
              box.left() * scale,
              box.top() * scale,
              (box.right() - box.left()) * scale,
              (box.bottom() - box.top()) * scale));
    }
    pen.dispose();
    try {
      String base64 = Base64.getEncoder().encodeToString(jpeg(drawn));
      return Optional.of(
          new Picture("data:image/jpeg;base64," + base64, drawn.getWidth(), drawn.getHeight()));
    } catch (IOException e) {
      throw new LuxateException(Kind.INTERNAL, "cannot draw " + file + " small", e);
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
