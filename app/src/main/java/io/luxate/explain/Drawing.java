package io.luxate.explain;

import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;

/**
 * How a map is drawn.
 *
 * @param opacity of the colours where the map is high, 0..1; contours have none
 * @param svg whether as SVG in the place of PNG
 */
public record Drawing(Style style, double opacity, boolean svg) {
  public Drawing {
    if (!(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException("opacity " + opacity + " is not in 0..1");
    }
  }

  /** How the names of the files end. */
  public String ending() {
    return style.id() + (svg ? ".svg" : ".png");
  }

  /**
   * The bytes of the file, the radiograph in it at its full size.
   *
   * @param radiograph the original picture
   * @param map of the same size, 0..1
   * @param title what is shown, in words; read out by screen readers
   */
  public byte[] draw(Grey radiograph, Grey map, String title) {
    return svg
        ? SvgPicture.of(this, radiograph, map, title).getBytes(StandardCharsets.UTF_8)
        : ImageWriting.png(picture(radiograph, map));
  }

  private BufferedImage picture(Grey radiograph, Grey map) {
    return switch (style) {
      case OVERLAY -> Overlay.draw(radiograph, map, opacity);
      case SIDE_BY_SIDE -> Overlay.sideBySide(radiograph, map, opacity);
      case CONTOUR -> ContourPicture.draw(radiograph, map);
    };
  }
}
