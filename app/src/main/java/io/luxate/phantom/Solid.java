package io.luxate.phantom;

import java.util.Optional;

/**
 * A convex solid in mm: an ellipsoid (the unit ball under {@code frame}) when {@code lengthMm} is
 * negative, else a rod along the frame's z axis with a round end of radius {@code startMm} at its
 * origin and one of {@code endMm} at {@code lengthMm}; the frame may flatten it. {@code keep}
 * leaves only what lies behind a plane.
 */
record Solid(Pose frame, double lengthMm, double startMm, double endMm, Optional<Plane> keep) {

  /** The points with {@code normal . p <= offsetMm}. */
  record Plane(Vec normal, double offsetMm) {
    Plane placed(Pose pose) {
      Vec turned = pose.linear(normal).unit();
      return new Plane(turned, turned.dot(pose.of(normal.times(offsetMm))));
    }
  }

  static Solid ball(Vec centre, double radiusMm) {
    return egg(centre, radiusMm, radiusMm, radiusMm);
  }

  static Solid egg(Vec centre, double xMm, double yMm, double zMm) {
    return new Solid(Pose.scale(xMm, yMm, zMm).then(Pose.move(centre)), -1, 1, 1, Optional.empty());
  }

  static Solid rod(Vec from, double fromMm, Vec to, double toMm) {
    return flatRod(from, fromMm, to, toMm, to.minus(from).across(), 1);
  }

  /** A rod whose cross-section is {@code ratio} times as thick along {@code thin}. */
  static Solid flatRod(Vec from, double fromMm, Vec to, double toMm, Vec thin, double ratio) {
    Vec axis = to.minus(from).unit();
    Vec side = axis.cross(thin).unit();
    Vec flat = side.cross(axis).unit();
    return new Solid(
        new Pose(side, flat.times(ratio), axis, from),
        to.minus(from).length(),
        fromMm,
        toMm,
        Optional.empty());
  }

  boolean isEllipsoid() {
    return lengthMm < 0;
  }

  Vec middle() {
    return frame.of(new Vec(0, 0, isEllipsoid() ? 0 : lengthMm / 2));
  }

  Solid cutBy(Vec normal, Vec through) {
    Vec n = normal.unit();
    return new Solid(frame, lengthMm, startMm, endMm, Optional.of(new Plane(n, n.dot(through))));
  }

  Solid placed(Pose pose) {
    return new Solid(
        frame.then(pose), lengthMm, startMm, endMm, keep.map(plane -> plane.placed(pose)));
  }

  /** The solid turned about its own middle (ellipsoid) or start (rod). */
  Solid turned(Pose turn) {
    return placed(turn.about(frame.at()));
  }

  /**
   * The solid with a layer of {@code mm} taken off (added when negative); empty if none is left.
   */
  Optional<Solid> thinned(double mm) {
    if (isEllipsoid()) {
      double kx = 1 - mm / frame.ex().length();
      double ky = 1 - mm / frame.ey().length();
      double kz = 1 - mm / frame.ez().length();
      return Math.min(kx, Math.min(ky, kz)) < 0.02
          ? Optional.empty()
          : Optional.of(stretched(kx, ky, kz, 1, 1));
    }
    double mean = (startMm + endMm) / 2;
    double ratio = frame.ey().length();
    double flatter = (mean * ratio - mm) / ((mean - mm) * ratio);
    return Math.min(startMm, endMm) - mm < 0.2 || mean * ratio - mm < 0.2
        ? Optional.empty()
        : Optional.of(stretched(1, flatter, 1, startMm - mm, endMm - mm));
  }

  private Solid stretched(double kx, double ky, double kz, double start, double end) {
    Pose shape =
        new Pose(frame.ex().times(kx), frame.ey().times(ky), frame.ez().times(kz), frame.at());
    return new Solid(shape, lengthMm, start, end, keep);
  }
}
