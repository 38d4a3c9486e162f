package io.luxate.image;

/**
 * A grey picture: {@code values[y * widthPx + x]}, 0 is black and 1 is white whatever the bit depth
 * of the file was. The array is not copied; who makes a {@code Grey} gives it away.
 */
@SuppressWarnings("ArrayRecordComponent") // one flat array is the point: 64 Mpx must fit
public record Grey(int widthPx, int heightPx, float[] values) implements Rows {
  public Grey {
    if (widthPx < 1 || heightPx < 1 || values.length != widthPx * heightPx) {
      throw new IllegalArgumentException(
          widthPx + " x " + heightPx + " does not describe " + values.length + " values");
    }
  }

  /** A black picture. */
  public static Grey black(int widthPx, int heightPx) {
    return new Grey(widthPx, heightPx, new float[widthPx * heightPx]);
  }

  @Override
  public void read(int y, float[] row) {
    System.arraycopy(values, y * widthPx, row, 0, widthPx);
  }

  @Override
  public Grey whole() {
    return this;
  }

  public float at(int x, int y) {
    return values[y * widthPx + x];
  }

  /** The value between pixels by bilinear weights; coordinates are clamped to the picture. */
  public float between(double x, double y) {
    double cx = Math.min(Math.max(x - 0.5, 0), widthPx - 1);
    double cy = Math.min(Math.max(y - 0.5, 0), heightPx - 1);
    int x0 = (int) cx;
    int y0 = (int) cy;
    int x1 = Math.min(x0 + 1, widthPx - 1);
    int y1 = Math.min(y0 + 1, heightPx - 1);
    float fx = (float) (cx - x0);
    float fy = (float) (cy - y0);
    float top = at(x0, y0) + fx * (at(x1, y0) - at(x0, y0));
    float bottom = at(x0, y1) + fx * (at(x1, y1) - at(x0, y1));
    return top + fy * (bottom - top);
  }

  /** The same square of pixels from another view, black where that sees past the edge. */
  public Grey seenBy(Affine back) {
    return Warp.apply(this, widthPx, heightPx, back, 0f);
  }
}
