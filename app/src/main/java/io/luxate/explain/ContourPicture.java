package io.luxate.explain;

import io.luxate.image.Grey;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;

/**
 * Lines around the most evidence over the untouched radiograph: dashed at half of the largest
 * value, full at four fifths, each with a dark rim so that it shows on bone and on air; the dashes,
 * not the colours, tell them apart.
 */
final class ContourPicture {
  private static final float[] DASHES = {4, 3};

  private ContourPicture() {}

  static BufferedImage draw(Grey radiograph, Grey map) {
    int width = radiograph.widthPx();
    int height = radiograph.heightPx();
    int legend = Legend.heightPx(width);
    BufferedImage image = new BufferedImage(width, height + legend, BufferedImage.TYPE_INT_RGB);
    Overlay.untouched(radiograph, image);
    boolean evidence = Hotspot.of(map).isPresent();
    Legend.contours(image, height, legend, evidence);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (int i = 0; evidence && i < Contour.LEVELS.length; i++) {
      double y = height + legend * (0.5 + i) / 2;
      Shape sample = new Line2D.Double(legend * 0.3, y, legend * 1.8, y);
      stroke(pen, sample, i, Math.max(1.5, legend / 12.0));
      pen.clipRect(0, 0, width, height);
      stroke(pen, Contour.of(map, Contour.LEVELS[i]).path(), i, strokePx(width, height));
      pen.setClip(null);
    }
    pen.dispose();
    return image;
  }

  /** How wide a line is on a picture of that size. */
  static double strokePx(int width, int height) {
    return Math.max(1.5, Math.max(width, height) / 350.0);
  }

  /** The colour of a level's line. */
  static int rgb(int level) {
    return Inferno.rgb(level == 0 ? 0.8 : 1);
  }

  private static void stroke(Graphics2D pen, Shape line, int level, double widthPx) {
    pen.setColor(Color.BLACK);
    pen.setStroke(stroke(level, widthPx, widthPx * 2));
    pen.draw(line);
    pen.setColor(new Color(rgb(level)));
    pen.setStroke(stroke(level, widthPx, widthPx));
    pen.draw(line);
  }

  private static BasicStroke stroke(int level, double unitPx, double widthPx) {
    int cap = BasicStroke.CAP_BUTT;
    int join = BasicStroke.JOIN_ROUND;
    if (level > 0) {
      return new BasicStroke((float) widthPx, cap, join);
    }
    float[] dashes = {DASHES[0] * (float) unitPx, DASHES[1] * (float) unitPx};
    return new BasicStroke((float) widthPx, cap, join, 1, dashes, 0);
  }
}
