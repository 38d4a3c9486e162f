package io.luxate.benchmarks;

import static io.luxate.benchmarks.Drawing.drawn;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;

/** Stand-ins, drawn by code, for pictures that are no radiographs; none is a real one. */
final class NoRadiograph {
  private static final int SIDE_PX = 400;

  private NoRadiograph() {}

  /** Twelve soft patches of any colour over the picture. */
  static BufferedImage photograph(BufferedImage picture, Random draw) {
    int w = picture.getWidth();
    int h = picture.getHeight();
    return drawn(
        picture,
        pen -> {
          for (int i = 0; i < 12; i++) {
            Color from = Color.getHSBColor(draw.nextFloat(), 0.7f, 0.8f);
            Color to = Color.getHSBColor(draw.nextFloat(), 0.5f, 0.5f);
            pen.setPaint(
                new GradientPaint(
                    draw.nextInt(w), draw.nextInt(h), from, draw.nextInt(w), draw.nextInt(h), to));
            pen.fillOval(draw.nextInt(w) - w / 4, draw.nextInt(h) - h / 4, w / 2, h / 2);
          }
        });
  }

  /** A limb in skin's colours, shaded to both sides, on a blue or green cloth. */
  static BufferedImage skin(BufferedImage picture, Random draw) {
    float cloth = draw.nextBoolean() ? 0.58f : 0.42f;
    double centre = SIDE_PX * (0.4 + 0.2 * draw.nextDouble());
    double half = SIDE_PX * (0.15 + 0.15 * draw.nextDouble());
    BufferedImage image = new BufferedImage(SIDE_PX, SIDE_PX, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE_PX; y++) {
      for (int x = 0; x < SIDE_PX; x++) {
        double across = (x - centre) / half;
        float grain = (float) (0.03 * draw.nextGaussian());
        float light = (float) Math.sqrt(Math.max(0.05, 1 - across * across)) * 0.85f + grain;
        Color colour =
            Math.abs(across) < 1
                ? Color.getHSBColor(0.06f, 0.4f, Math.max(0, Math.min(1, light)))
                : Color.getHSBColor(cloth, 0.5f, Math.max(0, 0.45f + grain));
        image.setRGB(x, y, colour.getRGB());
      }
    }
    return image;
  }

  static BufferedImage lineDrawing(BufferedImage picture, Random draw) {
    int w = picture.getWidth();
    int h = picture.getHeight();
    return drawn(
        picture,
        pen -> {
          pen.setColor(Color.WHITE);
          pen.fillRect(0, 0, w, h);
          pen.setColor(Color.BLACK);
          pen.setStroke(new BasicStroke(2));
          for (int i = 0; i < 8; i++) {
            pen.drawOval(draw.nextInt(w), draw.nextInt(h), 60, 90);
          }
        });
  }

  /** An ellipse with a brighter rim, alone on black. */
  static BufferedImage slice(Random draw) {
    double high = 120 + 50 * draw.nextDouble();
    return grey(
        (x, y) -> {
          double across = (x - SIDE_PX / 2.0) / 170;
          double down = (y - SIDE_PX / 2.0) / high;
          double out = across * across + down * down;
          return out > 1 ? 0 : (out > 0.85 ? 0.45 : 0.4) + 0.05 * draw.nextGaussian();
        });
  }

  /** A sector with speckle, alone on black. */
  static BufferedImage fan(Random draw) {
    double apex = -60 + 80 * draw.nextDouble();
    double near = 30 + 40 * draw.nextDouble();
    double angle = 0.4 + 0.35 * draw.nextDouble();
    double far = SIDE_PX - 15 - apex;
    return grey(
        (x, y) -> {
          double r = Math.hypot(x - SIDE_PX / 2.0, y - apex);
          boolean in =
              r > near - Math.min(0, apex)
                  && r < far
                  && Math.abs(Math.atan2(x - SIDE_PX / 2.0, y - apex)) < angle;
          return in ? 0.15 + 0.25 * Math.hypot(draw.nextGaussian(), draw.nextGaussian()) : 0;
        });
  }

  private static BufferedImage grey(DoubleBinaryOperator at) {
    BufferedImage image = new BufferedImage(SIDE_PX, SIDE_PX, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE_PX; y++) {
      for (int x = 0; x < SIDE_PX; x++) {
        int grey = (int) Math.round(255 * Math.max(0, Math.min(1, at.applyAsDouble(x, y))));
        image.setRGB(x, y, grey << 16 | grey << 8 | grey);
      }
    }
    return image;
  }
}
