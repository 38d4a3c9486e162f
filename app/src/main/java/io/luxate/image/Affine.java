package io.luxate.image;

/**
 * A map of the plane, {@code x' = xx * x + xy * y + dx} and {@code y' = yx * x + yy * y + dy}, in
 * continuous pixel coordinates: pixel (i, j) covers [i, i+1) x [j, j+1), its centre is (i+0.5,
 * j+0.5).
 */
public record Affine(double xx, double xy, double dx, double yx, double yy, double dy) {
  public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

  public static Affine scale(double sx, double sy) {
    return new Affine(sx, 0, 0, 0, sy, 0);
  }

  public static Affine translate(double dx, double dy) {
    return new Affine(1, 0, dx, 0, 1, dy);
  }

  /** A turn by {@code degrees} (y points down, so positive turns clockwise) about a point. */
  public static Affine rotate(double degrees, double aboutX, double aboutY) {
    double a = Math.toRadians(degrees);
    Affine turn =
        new Affine(
            StrictMath.cos(a), -StrictMath.sin(a), 0, StrictMath.sin(a), StrictMath.cos(a), 0);
    return translate(-aboutX, -aboutY).then(turn).then(translate(aboutX, aboutY));
  }

  /** First this map, then {@code next}. */
  public Affine then(Affine next) {
    return new Affine(
        next.xx * xx + next.xy * yx,
        next.xx * xy + next.xy * yy,
        next.xx * dx + next.xy * dy + next.dx,
        next.yx * xx + next.yy * yx,
        next.yx * xy + next.yy * yy,
        next.yx * dx + next.yy * dy + next.dy);
  }

  /** The way back; throws when the map flattens the plane. */
  public Affine inverse() {
    double det = xx * yy - xy * yx;
    if (Math.abs(det) < 1e-12) {
      throw new IllegalArgumentException("not invertible: " + this);
    }
    double ixx = yy / det;
    double ixy = -xy / det;
    double iyx = -yx / det;
    double iyy = xx / det;
    return new Affine(ixx, ixy, -(ixx * dx + ixy * dy), iyx, iyy, -(iyx * dx + iyy * dy));
  }

  public double x(double x, double y) {
    return xx * x + xy * y + dx;
  }

  public double y(double x, double y) {
    return yx * x + yy * y + dy;
  }
}
