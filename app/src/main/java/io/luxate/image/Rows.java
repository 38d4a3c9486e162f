package io.luxate.image;

/**
 * Grey values one row at a time, as a decoder holds them; a picture that is only to be shrunk never
 * exists as a whole in floating point.
 */
interface Rows {
  int widthPx();

  int heightPx();

  /** Puts row {@code y} at the start of {@code row}, 0 is black and 1 is white. */
  void read(int y, float[] row);

  /** All of them. */
  default Grey whole() {
    Grey whole = Grey.black(widthPx(), heightPx());
    float[] row = new float[widthPx()];
    for (int y = 0; y < heightPx(); y++) {
      read(y, row);
      System.arraycopy(row, 0, whole.values(), y * widthPx(), widthPx());
    }
    return whole;
  }
}
