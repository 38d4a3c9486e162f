package io.luxate.curate.duplicates;

import io.luxate.image.Grey;

/**
 * One of the 16 ways in which a radiograph is turned by quarters, mirrored and shown in inverted
 * grey.
 *
 * @param transposed first rows and columns are exchanged
 * @param flippedX then left and right
 * @param flippedY then top and bottom
 * @param inverted and dark for bright
 */
record Orientation(boolean transposed, boolean flippedX, boolean flippedY, boolean inverted) {
  static final int COUNT = 16;

  static Orientation number(int i) {
    return new Orientation((i & 1) != 0, (i & 2) != 0, (i & 4) != 0, (i & 8) != 0);
  }

  /** What landmarks see of it. */
  Variant variant() {
    return Variant.of(transposed ^ flippedX ^ flippedY, inverted);
  }

  /** A square picture so shown. */
  Grey of(Grey square) {
    int side = square.widthPx();
    float[] values = new float[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int fromX = flippedX ? side - 1 - x : x;
        int fromY = flippedY ? side - 1 - y : y;
        float value = transposed ? square.at(fromY, fromX) : square.at(fromX, fromY);
        values[y * side + x] = inverted ? 1 - value : value;
      }
    }
    return new Grey(side, side, values);
  }
}
