package io.luxate.phantom;

import java.util.ArrayList;
import java.util.List;

/** A bone in the making: rods and eggs that overlap, with a cortical shell over spongy bone. */
final class Bone {
  private final double cortexMm;
  private final List<Solid> solids = new ArrayList<>();
  private final List<Solid> hollows = new ArrayList<>();

  Bone(double cortexMm) {
    this.cortexMm = cortexMm;
  }

  static Vec at(double x, double y, double z) {
    return new Vec(x, y, z);
  }

  Bone add(Solid solid) {
    solids.add(solid);
    return this;
  }

  Bone rod(Vec from, double fromMm, Vec to, double toMm) {
    return add(Solid.rod(from, fromMm, to, toMm));
  }

  /** Rods from point to point, the radius running evenly from the first to the last. */
  Bone chain(double fromMm, double toMm, Vec... points) {
    for (int i = 0; i + 1 < points.length; i++) {
      double a = fromMm + (toMm - fromMm) * i / (points.length - 1);
      double b = fromMm + (toMm - fromMm) * (i + 1) / (points.length - 1);
      rod(points[i], a, points[i + 1], b);
    }
    return this;
  }

  Bone ball(Vec centre, double radiusMm) {
    return add(Solid.ball(centre, radiusMm));
  }

  Bone egg(Vec centre, double xMm, double yMm, double zMm) {
    return add(Solid.egg(centre, xMm, yMm, zMm));
  }

  Bone hollow(Solid solid) {
    hollows.add(solid);
    return this;
  }

  /** The bone as part of a scene; denser people have more in both cortex and core. */
  Part part(Patient patient) {
    double density = patient.density();
    return new Part(
        Part.Material.BONE,
        solids,
        hollows,
        List.of(),
        cortexMm * (0.6 + 0.4 * density),
        0.92 * density,
        0.17 * density);
  }

  /** A thin slab out of a bone: the lucent line of a fracture through a point. */
  static Solid fracture(Vec through, double widthMm, double reachMm, Draws draws) {
    return Solid.egg(through, reachMm, widthMm, reachMm)
        .turned(
            Pose.turnZ(draws.in("fractureTurnZDegrees", -40, 40))
                .then(Pose.turnX(draws.in("fractureTurnXDegrees", -25, 25))));
  }
}
