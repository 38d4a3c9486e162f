package io.luxate.benchmarks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/** Radiographs drawn upon, written on, put side by side and changed in grey. */
final class Drawing {
  private Drawing() {}

  /** A filled arrow with a shaft, 6 to 14 % of the longer side long, anywhere inside. */
  static BufferedImage arrow(BufferedImage picture, Random draw, Color ink, double thickness) {
    double length = length(picture, draw, 0.06, 0.14);
    double half = Math.max(1, thickness * length * 0.08);
    double head = Math.max(3 * half, length * 0.3);
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(0, 0);
    arrow.lineTo(-head, head * 0.6);
    arrow.lineTo(-head, half);
    arrow.lineTo(-length, half);
    arrow.lineTo(-length, -half);
    arrow.lineTo(-head, -half);
    arrow.lineTo(-head, -head * 0.6);
    arrow.closePath();
    return drawn(picture, pen -> fillSomewhere(pen, picture, draw, arrow, ink));
  }

  /** A triangle alone, 3 to 5 % of the longer side long. */
  static BufferedImage arrowHead(BufferedImage picture, Random draw, Color ink) {
    double length = length(picture, draw, 0.03, 0.05);
    Path2D head = new Path2D.Double();
    head.moveTo(0, 0);
    head.lineTo(-length, length * 0.4);
    head.lineTo(-length, -length * 0.4);
    head.closePath();
    return drawn(picture, pen -> fillSomewhere(pen, picture, draw, head, ink));
  }

  private static double length(BufferedImage picture, Random draw, double from, double to) {
    double share = from + draw.nextDouble() * (to - from);
    return share * Math.max(picture.getWidth(), picture.getHeight());
  }

  private static void fillSomewhere(
      Graphics2D pen, BufferedImage picture, Random draw, Path2D shape, Color ink) {
    AffineTransform where =
        AffineTransform.getTranslateInstance(
            picture.getWidth() * (0.2 + 0.6 * draw.nextDouble()),
            picture.getHeight() * (0.2 + 0.6 * draw.nextDouble()));
    where.rotate(draw.nextDouble() * 2 * Math.PI);
    pen.setColor(ink);
    pen.fill(where.createTransformedShape(shape));
  }

  static BufferedImage circle(BufferedImage picture, Random draw, Color ink) {
    int d = (int) length(picture, draw, 0.06, 0.14);
    int x = (int) (picture.getWidth() * (0.2 + 0.5 * draw.nextDouble()));
    int y = (int) (picture.getHeight() * (0.2 + 0.5 * draw.nextDouble()));
    return drawn(
        picture,
        pen -> {
          pen.setColor(ink);
          pen.setStroke(new BasicStroke(3));
          pen.drawOval(x, y, d, d);
        });
  }

  /** Words at the left of the top or the bottom. */
  static BufferedImage words(BufferedImage picture, Random draw, String words, int px, Color ink) {
    boolean top = draw.nextBoolean();
    return drawn(
        picture,
        pen -> {
          pen.setFont(Fault.font(px));
          pen.setColor(ink);
          pen.drawString(words, 10, top ? px + 6 : picture.getHeight() - 8);
        });
  }

  /** The picture beside another, or both twice in a square of four. */
  static BufferedImage panels(
      BufferedImage one, BufferedImage other, int count, int gapPx, Color between) {
    int w = one.getWidth();
    int h = one.getHeight();
    int rows = count / 2;
    int width = 2 * w + gapPx;
    int height = rows * h + (rows - 1) * gapPx;
    BufferedImage all = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = all.createGraphics();
    pen.setColor(between);
    pen.fillRect(0, 0, width, height);
    for (int row = 0; row < rows; row++) {
      int y = row * (h + gapPx);
      pen.drawImage(row == 0 ? one : other, 0, y, w, h, null);
      pen.drawImage(row == 0 ? other : one, w + gapPx, y, w, h, null);
    }
    pen.dispose();
    double longer = Math.max(width, height);
    return longer > 1200 ? scaled(all, 1200 / longer) : all;
  }

  /** A bar of 40 px with twelve small signs along the top. */
  static BufferedImage toolbar(BufferedImage picture, Color ground, Color ink) {
    int bar = 40;
    int w = picture.getWidth();
    BufferedImage all = new BufferedImage(w, picture.getHeight() + bar, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = all.createGraphics();
    pen.setColor(ground);
    pen.fillRect(0, 0, w, bar);
    pen.setColor(ink);
    for (int x = 8; x < Math.min(w - 30, 440); x += 36) {
      pen.drawRect(x, 8, 24, 24);
      pen.drawLine(x + 4, 12, x + 20, 28);
    }
    pen.drawImage(picture, 0, bar, null);
    pen.dispose();
    return all;
  }

  static BufferedImage graded(BufferedImage picture, IntUnaryOperator grade) {
    BufferedImage copy = drawn(picture, pen -> {});
    for (int y = 0; y < copy.getHeight(); y++) {
      for (int x = 0; x < copy.getWidth(); x++) {
        int grey = grade.applyAsInt(copy.getRGB(x, y) & 255);
        copy.setRGB(x, y, grey << 16 | grey << 8 | grey);
      }
    }
    return copy;
  }

  static BufferedImage veiled(BufferedImage picture, Color veil) {
    return drawn(
        picture,
        pen -> {
          pen.setColor(veil);
          pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        });
  }

  static BufferedImage blurred(BufferedImage picture) {
    double longer = Math.max(picture.getWidth(), picture.getHeight());
    BufferedImage small = scaled(picture, 64 / longer);
    return drawn(
        picture, pen -> pen.drawImage(small, 0, 0, picture.getWidth(), picture.getHeight(), null));
  }

  static BufferedImage scaled(BufferedImage picture, double scale) {
    int w = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int h = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    BufferedImage copy = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = copy.createGraphics();
    pen.drawImage(picture.getScaledInstance(w, h, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
    pen.dispose();
    return copy;
  }

  /** A copy of the picture with something drawn over it. */
  static BufferedImage drawn(BufferedImage picture, Consumer<Graphics2D> draw) {
    BufferedImage copy =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = copy.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, 0, 0, null);
    draw.accept(pen);
    pen.dispose();
    return copy;
  }
}
