package io.luxate.explain;

import io.luxate.image.Grey;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A map drawn over its radiograph: the radiograph in grey, warmer where the map is higher, and a
 * bar below that says which colour is how much.
 */
public final class Overlay {
  /** How much of the radiograph the colours cover where the map is high, unless told. */
  public static final double OPACITY = 0.6;

  private Overlay() {}

  /** The overlay with the usual opacity. */
  public static BufferedImage draw(Grey radiograph, Grey map) {
    return draw(radiograph, map, OPACITY);
  }

  /**
   * The overlay at the radiograph's full size; the legend adds a strip below it.
   *
   * @param radiograph the original picture
   * @param map of the same size, 0..1
   * @param opacity of the colours where the map is high, 0..1; they fade where it is low
   */
  public static BufferedImage draw(Grey radiograph, Grey map, double opacity) {
    return draw(radiograph, map, opacity, 0);
  }

  /** The radiograph untouched on the left, the overlay on the right, one legend below both. */
  static BufferedImage sideBySide(Grey radiograph, Grey map, double opacity) {
    BufferedImage image = draw(radiograph, map, opacity, radiograph.widthPx());
    untouched(radiograph, image);
    return image;
  }

  /** Puts the radiograph, without any colour, into the upper left of a larger image. */
  static void untouched(Grey radiograph, BufferedImage image) {
    int[] pixels = pixels(image);
    for (int y = 0; y < radiograph.heightPx(); y++) {
      for (int x = 0; x < radiograph.widthPx(); x++) {
        pixels[y * image.getWidth() + x] = blend(radiograph.at(x, y), 0, 0);
      }
    }
  }

  /** The colours alone, to lie over the radiograph: as strong as {@link #draw} mixes them. */
  static BufferedImage colours(Grey map, double opacity) {
    BufferedImage image =
        new BufferedImage(map.widthPx(), map.heightPx(), BufferedImage.TYPE_INT_ARGB);
    int[] pixels = pixels(image);
    for (int i = 0; i < pixels.length; i++) {
      float heat = map.values()[i];
      int alpha = (int) Math.round(255 * share(heat, opacity));
      pixels[i] = alpha << 24 | Inferno.rgb(heat);
    }
    return image;
  }

  private static BufferedImage draw(Grey radiograph, Grey map, double opacity, int left) {
    int width = radiograph.widthPx();
    int height = radiograph.heightPx();
    int legend = Legend.heightPx(left + width);
    BufferedImage image =
        new BufferedImage(left + width, height + legend, BufferedImage.TYPE_INT_RGB);
    int[] pixels = pixels(image);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * (left + width) + left + x] = blend(radiograph.at(x, y), map.at(x, y), opacity);
      }
    }
    Legend.draw(image, height, legend, Hotspot.of(map).isPresent());
    return image;
  }

  private static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  private static double share(float heat, double opacity) {
    return opacity * Math.min(1, Math.max(0, heat) * 1.5);
  }

  private static int blend(float grey, float heat, double opacity) {
    double share = share(heat, opacity);
    int colour = Inferno.rgb(heat);
    double under = 255.0 * Math.min(1, Math.max(0, grey)) * (1 - share) + 0.5; // rounds to nearest
    int red = (int) (under + (colour >> 16 & 0xff) * share);
    int green = (int) (under + (colour >> 8 & 0xff) * share);
    int blue = (int) (under + (colour & 0xff) * share);
    return red << 16 | green << 8 | blue;
  }
}
