package io.luxate.phantom;

import static io.luxate.phantom.Bone.at;

import java.util.ArrayList;
import java.util.List;

/** A right elbow: humerus with trochlea and capitellum, ulna, radius; x points medially. */
final class Elbow {
  private Elbow() {}

  static Scene scene(Patient patient, Injury injury, View view, Draws draws) {
    double gap = patient.gapMm(draws.in("jointSpaceMm", 1.8, 2.8));
    double flexion = flexionDegrees(view, draws);
    double turn = draws.bell("forearmRotationDegrees", 0, 12);
    Pose forearm =
        Pose.turnY(turn)
            .about(at(0, 60, 0))
            .then(Pose.turnZ(draws.bell("carryingDegrees", 8, 3)))
            .then(Pose.turnX(-flexion))
            .then(Pose.move(injury.shift()));
    Part humerus = humerus(patient);
    Part ulna = ulna(patient, gap);
    Part radius = radius(patient, gap);
    if (injury.fractured()) {
      double width = draws.in("fractureWidthMm", 0.6, 1.6);
      switch (draws.whole("fracturedBone", 0, 3)) {
        case 0 -> humerus = cracked(humerus, at(4, -26, 5), width, draws);
        case 1 -> ulna = cracked(ulna, at(9, -4, 15), width, draws);
        default -> radius = cracked(radius, at(-13, 20, -5), width, draws);
      }
    }
    List<Part> hard = new ArrayList<>();
    hard.add(humerus);
    hard.add(ulna.placed(forearm));
    hard.add(radius.placed(forearm));
    double k = patient.bulk();
    List<Solid> solids =
        List.of(
            Solid.rod(at(2, -260, 8), 46 * k, at(3, -20, 4), 34 * k),
            Solid.flatRod(at(2, -30, 4), 36 * k, at(2, 20, 2), 33 * k, at(0, 0, 1), 0.9),
            Solid.rod(at(0, -4, 4), 35 * k, at(-2, 60, 2), 37 * k).placed(forearm),
            Solid.rod(at(-2, 60, 2), 37 * k, at(-8, 260, 0), 24 * k).placed(forearm));
    Part arm =
        new Part(
            Part.Material.SOFT,
            solids,
            List.of(),
            List.of(),
            Math.min(patient.fatMm(), 12),
            0.9,
            1.03);
    Vec socket = at(2, 0, 0);
    return new Scene(List.of(arm), hard, socket, forearm.of(at(2, 0, 0)), 30);
  }

  private static Part cracked(Part bone, Vec through, double widthMm, Draws draws) {
    return bone.cracked(List.of(Bone.fracture(through, widthMm, 40, draws)));
  }

  private static double flexionDegrees(View view, Draws draws) {
    return view == View.LATERAL
        ? draws.in("flexionDegrees", 30, 105)
        : draws.in("flexionDegrees", 0, 32);
  }

  private static Part humerus(Patient patient) {
    Bone bone =
        new Bone(2.6)
            .rod(at(2, -260, 10), 11.5, at(2, -70, 9), 10.5)
            .add(Solid.flatRod(at(2, -85, 9), 9, at(3, -26, 5), 19, at(0, 0, 1), 0.45))
            .rod(at(3, -85, 9), 9.5, at(17, -16, 4), 8.5)
            .rod(at(1, -85, 9), 9.5, at(-14, -14, 3), 8.5)
            .rod(at(12, -34, 6), 8, at(28, -14, 6), 7.5)
            .rod(at(-10, -30, 5), 8, at(-21, -11, 4), 6.5)
            .rod(at(20, 0, 0), 13, at(9, 0, 0), 9.5)
            .rod(at(9, 0, 0), 9.5, at(-1, 0, 0), 11.5)
            .rod(at(14, -14, 3), 9, at(12, -4, 1), 9)
            .ball(at(-12, 0, -4), 11)
            .rod(at(-13, -14, 2), 9, at(-12, -2, -2), 9.5)
            .hollow(Solid.egg(at(5, -24, 14), 11, 9, 9))
            .hollow(Solid.egg(at(5, -22, -6), 9, 7, 6));
    if (patient.arthritis() > 0.3) {
      bone.egg(at(30, 4, 0), 3 + 4 * patient.arthritis(), 6, 6);
    }
    return bone.part(patient)
        .cracked(
            List.of(
                Solid.rod(at(2, -62, 9), 1, at(2, -95, 9), 5.5),
                Solid.rod(at(2, -95, 9), 5.5, at(2, -270, 10), 6)));
  }

  private static Part ulna(Patient patient, double gap) {
    Bone bone =
        new Bone(2.3)
            .rod(at(9, -15, 14), 9, at(9, 10, 16), 9.5)
            .egg(at(9, -19, 9), 9, 6, 9)
            .rod(at(9, 10, 14), 10.5, at(5, 50, 9), 8)
            .rod(at(5, 50, 9), 8, at(-2, 250, 4), 6)
            .rod(at(9, 17, 6), 10, at(9, 14, -9), 5)
            .egg(at(10, 17, 4), 13, 6, 9)
            .hollow(Solid.rod(at(24, 0, 0), 13 + gap, at(9, 0, 0), 9.5 + gap))
            .hollow(Solid.rod(at(9, 0, 0), 9.5 + gap, at(-8, 0, 0), 12 + gap));
    if (patient.arthritis() > 0.3) {
      bone.egg(at(9, 12, -13), 6, 3, 3 + 4 * patient.arthritis());
    }
    return bone.part(patient);
  }

  private static Part radius(Patient patient, double gap) {
    double top = 11 + gap;
    return new Bone(1.9)
        .add(Solid.egg(at(-12.5, top + 5.5, -4), 12, 7.5, 12))
        .rod(at(-12.5, top + 8, -4), 8.5, at(-12, top + 24, -2), 7)
        .egg(at(-7, top + 29, -1), 6, 10, 6)
        .rod(at(-12, top + 22, -2), 7, at(-17, 120, 0), 7.5)
        .rod(at(-17, 120, 0), 7.5, at(-18, 250, 0), 9)
        .hollow(Solid.ball(at(-12.5, 0, -4), top))
        .part(patient);
  }
}
