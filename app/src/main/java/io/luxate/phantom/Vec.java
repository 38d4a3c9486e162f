package io.luxate.phantom;

/** A point or arrow in space, in mm: x medial, y inferior, z posterior for a right joint. */
record Vec(double x, double y, double z) {
  static final Vec ZERO = new Vec(0, 0, 0);

  Vec plus(Vec o) {
    return new Vec(x + o.x, y + o.y, z + o.z);
  }

  Vec minus(Vec o) {
    return new Vec(x - o.x, y - o.y, z - o.z);
  }

  Vec times(double k) {
    return new Vec(x * k, y * k, z * k);
  }

  double dot(Vec o) {
    return x * o.x + y * o.y + z * o.z;
  }

  Vec cross(Vec o) {
    return new Vec(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
  }

  double length() {
    return Math.sqrt(dot(this));
  }

  Vec unit() {
    double l = length();
    return l < 1e-9 ? new Vec(0, 0, 1) : times(1 / l);
  }

  /** Some unit arrow at right angles to this one. */
  Vec across() {
    Vec other = Math.abs(x) < 0.7 * length() ? new Vec(1, 0, 0) : new Vec(0, 1, 0);
    return cross(other).unit();
  }
}
