package io.luxate.augment;

import io.luxate.image.Affine;

/** Affine changes about a point that stays where it is. */
final class Distortion {
  private Distortion() {}

  /** Scaled along each axis, then sheared along x, then turned. */
  static Affine about(
      double x, double y, double scaleX, double scaleY, double shearDegrees, double turnDegrees) {
    double shear = StrictMath.tan(Math.toRadians(shearDegrees));
    return Affine.translate(-x, -y)
        .then(Affine.scale(scaleX, scaleY))
        .then(new Affine(1, shear, 0, 0, 1, 0))
        .then(Affine.rotate(turnDegrees, 0, 0))
        .then(Affine.translate(x, y));
  }
}
