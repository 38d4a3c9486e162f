package io.luxate.explain;

import io.luxate.image.Grey;
import java.util.Optional;

/**
 * The hottest point of a map, in pixels of the original file.
 *
 * @param x from the left, 0 to the width
 * @param y from the top, 0 to the height
 */
public record Hotspot(double x, double y) {

  /**
   * The centre of the pixel with the largest value, the first such pixel where several tie; empty
   * when nothing in the map is above 0.
   */
  public static Optional<Hotspot> of(Grey map) {
    int hottest = 0;
    for (int i = 1; i < map.values().length; i++) {
      if (map.values()[i] > map.values()[hottest]) {
        hottest = i;
      }
    }
    if (!(map.values()[hottest] > 0)) {
      return Optional.empty();
    }
    int row = hottest / map.widthPx();
    int column = hottest % map.widthPx();
    return Optional.of(new Hotspot(column + 0.5, row + 0.5));
  }

  /** Whether the point lies in a box given by its left, top, width and height in pixels. */
  public boolean isInside(double left, double top, double width, double height) {
    return x >= left && x <= left + width && y >= top && y <= top + height;
  }
}
