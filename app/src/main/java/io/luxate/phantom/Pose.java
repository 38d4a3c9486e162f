package io.luxate.phantom;

/** A linear map of space and a shift: {@code p' = ex * p.x + ey * p.y + ez * p.z + at}. */
record Pose(Vec ex, Vec ey, Vec ez, Vec at) {
  static final Pose IDENTITY =
      new Pose(new Vec(1, 0, 0), new Vec(0, 1, 0), new Vec(0, 0, 1), Vec.ZERO);

  static Pose move(Vec by) {
    return new Pose(IDENTITY.ex, IDENTITY.ey, IDENTITY.ez, by);
  }

  static Pose scale(double k) {
    return scale(k, k, k);
  }

  static Pose scale(double kx, double ky, double kz) {
    return new Pose(new Vec(kx, 0, 0), new Vec(0, ky, 0), new Vec(0, 0, kz), Vec.ZERO);
  }

  /** A turn about an axis through the origin (Rodrigues). */
  static Pose turn(Vec axis, double degrees) {
    Vec k = axis.unit();
    double a = StrictMath.toRadians(degrees);
    double c = StrictMath.cos(a);
    double s = StrictMath.sin(a);
    return new Pose(
        turned(IDENTITY.ex, k, c, s),
        turned(IDENTITY.ey, k, c, s),
        turned(IDENTITY.ez, k, c, s),
        Vec.ZERO);
  }

  static Pose turnX(double degrees) {
    return turn(IDENTITY.ex, degrees);
  }

  static Pose turnY(double degrees) {
    return turn(IDENTITY.ey, degrees);
  }

  static Pose turnZ(double degrees) {
    return turn(IDENTITY.ez, degrees);
  }

  private static Vec turned(Vec v, Vec k, double c, double s) {
    return v.times(c).plus(k.cross(v).times(s)).plus(k.times(k.dot(v) * (1 - c)));
  }

  Vec linear(Vec p) {
    return ex.times(p.x()).plus(ey.times(p.y())).plus(ez.times(p.z()));
  }

  Vec of(Vec p) {
    return linear(p).plus(at);
  }

  /** First this, then {@code next}. */
  Pose then(Pose next) {
    return new Pose(next.linear(ex), next.linear(ey), next.linear(ez), next.of(at));
  }

  /** The same map with another point kept fixed instead of the origin. */
  Pose about(Vec pivot) {
    return move(pivot.times(-1)).then(this).then(move(pivot));
  }
}
