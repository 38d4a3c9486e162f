package io.luxate.phantom;

import static io.luxate.phantom.Bone.at;

import java.util.List;

/** The pelvis around a right hip at the origin: one half, and what lies in the midline. */
final class Pelvis {
  private Pelvis() {}

  /** Ilium, ischium and pubis with a socket of the given radius. */
  static Part half(Patient patient, double socketMm, Draws draws) {
    double rim = socketMm + 5.5;
    double flare = draws.bell("ischiumFlareMm", 0, 3);
    Vec wing = at(0.62, 0.1, -0.78);
    Bone bone =
        new Bone(2.4)
            .add(Solid.ball(at(5, -4, 4), rim).cutBy(at(-0.75, 0.55, -0.2), at(-7, 5, -2)))
            .rod(at(4, -26, 4), 20, at(20, -52, 14), 17)
            .rod(at(18, -46, 14), 16, at(58, -78, 48), 14)
            .add(Solid.flatRod(at(6, -34, 2), 24, at(8 + flare, -94, -8), 30, wing, 0.36))
            .add(Solid.flatRod(at(10, -36, 6), 22, at(36 + flare, -92, 16), 40, wing, 0.3))
            .chain(5.5, 5, at(-20, -66, -30), at(-24, -92, -20), at(-8, -122, 2))
            .chain(5, 5.5, at(-8, -122, 2), at(22, -140, 22), at(58, -126, 48), at(72, -92, 56))
            .rod(at(-14, -52, -28), 5.5, at(-3, -36, -16), 9)
            .rod(at(15, 14, 20), 17, at(19, 56, 24), 15.5)
            .egg(at(18, 62, 26), 13, 15, 13)
            .rod(at(26, -14, 14), 9, at(26, 30, 26), 6)
            .rod(at(30, 18, 32), 5, at(40, 14, 42), 3)
            .rod(at(18, 10, -8), 14, at(44, 16, -30), 9.5)
            .rod(at(44, 16, -30), 9.5, at(80, 26, -42), 11)
            .rod(at(24, 66, 18), 11, at(52, 62, -10), 7.5)
            .rod(at(52, 62, -10), 7.5, at(80, 42, -36), 9)
            .add(Solid.egg(at(82, 33, -40), 6.5, 19, 9).turned(Pose.turnZ(-10)));
    if (patient.arthritis() > 0.3) {
      double spur = 3 + 6 * patient.arthritis();
      bone.egg(at(-16, -27, 2), spur, 4, 11);
    }
    return bone.hollow(Solid.ball(Vec.ZERO, socketMm)).part(patient);
  }

  /** Sacrum, coccyx and the last lumbar vertebra. */
  static List<Part> middle(Patient patient, Draws draws) {
    double x = Hip.MIDLINE_MM;
    double bend = draws.note("coccyxBendMm", 0.3 * draws.dice().in(-8, 8));
    Bone sacrum =
        new Bone(1.4)
            .add(Solid.egg(at(x, -88, 44), 50, 34, 24))
            .add(Solid.egg(at(x, -58, 60), 32, 34, 14))
            .rod(at(x, -40, 66), 13, at(x, -14, 62), 8)
            .rod(at(x, -12, 60), 6, at(x + bend, 10, 48), 4);
    for (int i = 0; i < 3; i++) {
      for (int side = -1; side <= 1; side += 2) {
        sacrum.hollow(Solid.egg(at(x + side * (24 - 4 * i), -92 + 22 * i, 50), 5, 4.5, 40));
      }
    }
    Part lumbar =
        new Bone(1.4)
            .add(Solid.egg(at(x, -138, 26), 28, 19, 22))
            .rod(at(x - 24, -136, 44), 5, at(x - 42, -140, 46), 4)
            .rod(at(x + 24, -136, 44), 5, at(x + 42, -140, 46), 4)
            .egg(at(x, -132, 66), 5, 12, 14)
            .part(patient);
    return List.of(sacrum.part(patient), lumbar);
  }
}
