package io.luxate.phantom;

/**
 * Where rays along z enter and leave one solid. {@link #row} is called once per picture row and
 * says which columns can be met; {@link #cross} then gives {@code near} and {@code far} in mm.
 */
final class Chord {
  private static final double NONE = 1e300;
  final double topMm;
  final double bottomMm;
  double near;
  double far;
  double rowFromMm;
  double rowToMm;

  private final boolean ellipsoid;
  private final double length;
  private final double ra;
  private final double rb;
  private final double slope;
  // inverse frame: rows of the 3x3 and the shift
  private final double[] inv;
  private final double[] shift;
  private final double dx;
  private final double dy;
  private final double dz;
  private final double dd;
  private final double bodyA;
  // footprint at both ends: centre and half extents
  private final double u0;
  private final double v0;
  private final double hu0;
  private final double hv0;
  private final double u1;
  private final double v1;
  private final double hu1;
  private final double hv1;
  private final boolean cut;
  private final double nx;
  private final double ny;
  private final double nz;
  private final double offset;
  private double ox;
  private double oy;
  private double oz;
  private double rowMm;

  Chord(Solid solid) {
    Pose f = solid.frame();
    ellipsoid = solid.isEllipsoid();
    length = solid.lengthMm();
    ra = solid.startMm();
    rb = solid.endMm();
    slope = ellipsoid ? 0 : (rb - ra) / Math.max(length, 1e-6);
    inv = inverse(f);
    Vec at = f.at();
    shift =
        new double[] {
          -(inv[0] * at.x() + inv[1] * at.y() + inv[2] * at.z()),
          -(inv[3] * at.x() + inv[4] * at.y() + inv[5] * at.z()),
          -(inv[6] * at.x() + inv[7] * at.y() + inv[8] * at.z())
        };
    dx = inv[2];
    dy = inv[5];
    dz = inv[8];
    dd = dx * dx + dy * dy + dz * dz;
    bodyA = dx * dx + dy * dy - slope * slope * dz * dz;
    double spreadU = norm(f.ex().x(), f.ey().x(), f.ez().x());
    double spreadV = norm(f.ex().y(), f.ey().y(), f.ez().y());
    u0 = at.x();
    v0 = at.y();
    hu0 = spreadU * ra;
    hv0 = spreadV * ra;
    double reach = ellipsoid ? 0 : length;
    u1 = u0 + f.ez().x() * reach;
    v1 = v0 + f.ez().y() * reach;
    hu1 = spreadU * rb;
    hv1 = spreadV * rb;
    topMm = Math.min(v0 - hv0, v1 - hv1);
    bottomMm = Math.max(v0 + hv0, v1 + hv1);
    cut = solid.keep().isPresent();
    Solid.Plane plane = solid.keep().orElse(new Solid.Plane(Vec.ZERO, 0));
    nx = plane.normal().x();
    ny = plane.normal().y();
    nz = plane.normal().z();
    offset = plane.offsetMm();
  }

  /** Whether any part of the shadow can lie between two columns. */
  boolean within(double fromMm, double toMm) {
    return Math.max(u0 + hu0, u1 + hu1) > fromMm && Math.min(u0 - hu0, u1 - hu1) < toMm;
  }

  /** Readies a row; false when it misses the solid. */
  boolean row(double vMm) {
    rowMm = vMm;
    double s0 = 0;
    double s1 = 1;
    // v0 - hv0 + s * a <= vMm and v0 + hv0 + s * b >= vMm
    double a = v1 - hv1 - (v0 - hv0);
    double b = v1 + hv1 - (v0 + hv0);
    double low = vMm - (v0 - hv0);
    double high = vMm - (v0 + hv0);
    if (a > 1e-12) {
      s1 = Math.min(s1, low / a);
    } else if (a < -1e-12) {
      s0 = Math.max(s0, low / a);
    } else if (low < 0) {
      return false;
    }
    if (b > 1e-12) {
      s0 = Math.max(s0, high / b);
    } else if (b < -1e-12) {
      s1 = Math.min(s1, high / b);
    } else if (high > 0) {
      return false;
    }
    if (s0 > s1) {
      return false;
    }
    double left0 = u0 - hu0 + s0 * (u1 - hu1 - u0 + hu0);
    double left1 = u0 - hu0 + s1 * (u1 - hu1 - u0 + hu0);
    double right0 = u0 + hu0 + s0 * (u1 + hu1 - u0 - hu0);
    double right1 = u0 + hu0 + s1 * (u1 + hu1 - u0 - hu0);
    rowFromMm = Math.min(left0, left1);
    rowToMm = Math.max(right0, right1);
    ox = inv[1] * vMm + shift[0];
    oy = inv[4] * vMm + shift[1];
    oz = inv[7] * vMm + shift[2];
    return true;
  }

  /** Whether the ray at (uMm, the row) meets the solid. */
  boolean cross(double uMm) {
    double x = ox + inv[0] * uMm;
    double y = oy + inv[3] * uMm;
    double z = oz + inv[6] * uMm;
    near = NONE;
    far = -NONE;
    ball(x, y, z, ra);
    if (!ellipsoid) {
      ball(x, y, z - length, rb);
      body(x, y, z);
    }
    if (near >= far) {
      return false;
    }
    return !cut || keep(uMm);
  }

  private void ball(double x, double y, double z, double r) {
    double b = x * dx + y * dy + z * dz;
    double c = x * x + y * y + z * z - r * r;
    double disc = b * b - dd * c;
    if (disc > 0) {
      double s = Math.sqrt(disc);
      near = Math.min(near, (-b - s) / dd);
      far = Math.max(far, (s - b) / dd);
    }
  }

  private void body(double x, double y, double z) {
    double r = ra + slope * z;
    double b = x * dx + y * dy - slope * dz * r;
    double c = x * x + y * y - r * r;
    double disc = b * b - bodyA * c;
    double from;
    double to;
    if (Math.abs(dz) < 1e-12) {
      if (z < 0 || z > length) {
        return;
      }
      from = -NONE;
      to = NONE;
    } else {
      double t0 = -z / dz;
      double t1 = (length - z) / dz;
      from = Math.min(t0, t1);
      to = Math.max(t0, t1);
    }
    if (bodyA > 1e-12) {
      if (disc <= 0) {
        return;
      }
      double s = Math.sqrt(disc);
      from = Math.max(from, (-b - s) / bodyA);
      to = Math.min(to, (s - b) / bodyA);
    } else if (bodyA < -1e-12 && disc > 0) {
      double s = Math.sqrt(disc);
      double first = (s - b) / bodyA;
      double second = (-b - s) / bodyA;
      if (from < Math.min(first, second)) {
        to = Math.min(to, Math.min(first, second));
      } else {
        from = Math.max(from, Math.max(first, second));
      }
    }
    if (from < to) {
      near = Math.min(near, from);
      far = Math.max(far, to);
    }
  }

  private boolean keep(double uMm) {
    double rest = offset - nx * uMm - ny * rowMm;
    if (Math.abs(nz) < 1e-9) {
      return rest >= 0;
    }
    if (nz > 0) {
      far = Math.min(far, rest / nz);
    } else {
      near = Math.max(near, rest / nz);
    }
    return near < far;
  }

  private static double norm(double a, double b, double c) {
    return Math.sqrt(a * a + b * b + c * c);
  }

  private static double[] inverse(Pose f) {
    Vec a = f.ex();
    Vec b = f.ey();
    Vec c = f.ez();
    double det = a.dot(b.cross(c));
    Vec r0 = b.cross(c).times(1 / det);
    Vec r1 = c.cross(a).times(1 / det);
    Vec r2 = a.cross(b).times(1 / det);
    return new double[] {r0.x(), r0.y(), r0.z(), r1.x(), r1.y(), r1.z(), r2.x(), r2.y(), r2.z()};
  }
}
