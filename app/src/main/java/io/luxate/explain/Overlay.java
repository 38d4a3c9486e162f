package io.luxate.explain;

import io.luxate.image.Grey;
import java.awt.image.BufferedImage;

/**
 * A map drawn over its radiograph: the radiograph in grey, warmer where the map is higher, and a
 * bar below that says which colour is how much.
 */
public final class Overlay {
  private static final double MOST_OPAQUE = 0.6;

  private Overlay() {}

  /**
   * The overlay at the radiograph's full size; the legend adds a strip below it.
   *
   * @param radiograph the original picture
   * @param map of the same size, 0..1
   */
  public static BufferedImage draw(Grey radiograph, Grey map) {
    int width = radiograph.widthPx();
    int height = radiograph.heightPx();
    int legend = Legend.heightPx(width);
    BufferedImage image = new BufferedImage(width, height + legend, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, blend(radiograph.at(x, y), map.at(x, y)));
      }
    }
    Legend.draw(image, height, legend, Hotspot.of(map).isPresent());
    return image;
  }

  private static int blend(float grey, float heat) {
    double opacity = MOST_OPAQUE * Math.min(1, Math.max(0, heat) * 1.5);
    int colour = Inferno.rgb(heat);
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double under = 255.0 * Math.min(1, Math.max(0, grey));
      double over = (colour >> shift) & 0xff;
      mixed |= (int) Math.round(under * (1 - opacity) + over * opacity) << shift;
    }
    return mixed;
  }
}
