package io.luxate.image;

/**
 * An upright rectangle in continuous pixels of an original file, x right and y down from its top
 * left corner.
 */
public record Box(double left, double top, double right, double bottom) {
  /** Whether it has a size, and that of a number. */
  public boolean hasSize() {
    return right - left > 0
        && bottom - top > 0
        && Double.isFinite(left + top)
        && Double.isFinite(right + bottom);
  }

  public boolean contains(double x, double y) {
    return x >= left && x <= right && y >= top && y <= bottom;
  }

  /** In square pixels. */
  public double area() {
    return (right - left) * (bottom - top);
  }
}
