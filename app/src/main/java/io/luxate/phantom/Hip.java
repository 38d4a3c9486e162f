package io.luxate.phantom;

import static io.luxate.phantom.Bone.at;

import java.util.ArrayList;
import java.util.List;

/** A right hip in its pelvis, native or with a total arthroplasty; the midline is at x = 92. */
final class Hip {
  static final double MIDLINE_MM = 92;
  private static final double HEAD_MM = 24.5;

  private Hip() {}

  static Scene scene(Patient patient, Injury injury, View view, Draws draws, boolean replaced) {
    double gap = patient.gapMm(draws.in("jointSpaceMm", 3.2, 4.6));
    Pose leg = leg(injury, view, draws, "").then(Pose.move(injury.shift()));
    List<Part> hard = new ArrayList<>(Pelvis.middle(patient, draws));
    double reach = HEAD_MM + 6;
    if (replaced) {
      Prosthesis implant = Prosthesis.draw(draws);
      hard.add(Pelvis.half(patient, implant.cupMm() + 0.5, draws));
      hard.add(femur(patient, injury, true, draws).placed(leg));
      hard.addAll(implant.cup());
      for (Part part : implant.stem()) {
        hard.add(part.placed(leg));
      }
      reach = implant.cupMm() + 4;
    } else {
      hard.add(Pelvis.half(patient, HEAD_MM + gap, draws));
      hard.add(femur(patient, injury, false, draws).placed(leg));
    }
    Pose other = otherSide();
    Injury whole = new Injury(false, Direction.NONE, 0, Vec.ZERO, false);
    Pose otherLeg = leg(whole, view, draws, "other").then(other);
    boolean both = draws.chance("otherHipReplaced", replaced ? 0.3 : 0.06);
    Draws others = draws.of("other");
    Prosthesis second = Prosthesis.draw(others.onlyIf(both));
    double otherSocket = both ? second.cupMm() + 0.5 : HEAD_MM + patient.gapMm(4);
    hard.add(Pelvis.half(patient, otherSocket, others).placed(other));
    hard.add(femur(patient, whole, both, others).placed(otherLeg));
    if (both) {
      second.cup().forEach(part -> hard.add(part.placed(other)));
      second.stem().forEach(part -> hard.add(part.placed(otherLeg)));
    }
    return new Scene(flesh(patient, leg, otherLeg), hard, Vec.ZERO, leg.at(), reach);
  }

  private static Pose otherSide() {
    return Pose.scale(-1, 1, 1).then(Pose.move(at(2 * MIDLINE_MM, 0, 0)));
  }

  /** The femur turned about its head. */
  private static Pose leg(Injury injury, View view, Draws draws, String name) {
    double turn = draws.bell(name + "legRotationDegrees", 0, 20);
    double spread = draws.bell(name + "legAbductionDegrees", 3, 8);
    double flexion = draws.bell(name + "legFlexionDegrees", 4, 7);
    if (injury.direction() == Direction.POSTERIOR) {
      turn = draws.note("legRotationDegrees", turn - 14);
      spread = draws.note("legAbductionDegrees", spread - 2);
    } else if (injury.direction() == Direction.ANTERIOR) {
      turn = draws.note("legRotationDegrees", turn + 14);
      spread = draws.note("legAbductionDegrees", spread + 3);
    }
    if (view == View.LATERAL) {
      spread = draws.note(name + "legAbductionDegrees", spread + 28);
      turn = draws.note(name + "legRotationDegrees", turn + 35);
    }
    return Pose.turnY(turn).then(Pose.turnZ(spread)).then(Pose.turnX(-flexion));
  }

  private static Part femur(Patient patient, Injury injury, boolean cut, Draws draws) {
    double neckLength = draws.bell("neckLength", 1, 0.05);
    Vec base = at(-38 * neckLength, 29 * neckLength, 2);
    Bone bone =
        new Bone(3.2)
            .rod(base, 17, at(-42, 62, 3), 17)
            .rod(at(-42, 55, 3), 17.5, at(-42, 95, 3), 15)
            .rod(at(-42, 95, 3), 15, at(-32, 330, 0), 13.5)
            .rod(at(-50, 30, 6), 14, at(-51, 13, 8), 11.5)
            .egg(at(-48, 6, 8), 9, 11, 12)
            .egg(at(-27, 62, 14), 9, 12, 8);
    if (!cut) {
      bone.ball(Vec.ZERO, HEAD_MM)
          .rod(at(-10, 8, 0), 17.5, at(-27, 20, 1), 15.5)
          .rod(at(-22, 17, 1), 15, base, 18);
      if (patient.arthritis() > 0.3) {
        double spur = 4 * patient.arthritis();
        bone.egg(at(8, 23, 0), 9, 3 + spur, 14).egg(at(-13, -19, 0), 8, 4 + spur, 12);
      }
    }
    Part part = bone.part(patient).cracked(canal());
    if (injury.fractured()) {
      double x = cut ? -40 : draws.note("fractureXMm", -30 + draws.dice().in(-6, 4));
      Vec where = at(x, draws.in("fractureYMm", cut ? 70 : 18, cut ? 140 : 60), 2);
      double width = draws.in("fractureWidthMm", 0.7, 1.8);
      part = part.cracked(List.of(Bone.fracture(where, width, 60, draws)));
    }
    return part;
  }

  /** The marrow cavity of the shaft. */
  private static List<Solid> canal() {
    return List.of(
        Solid.rod(at(-43, 62, 3), 2, at(-41, 105, 3), 8),
        Solid.rod(at(-41, 105, 3), 8, at(-31, 335, 0), 7.5));
  }

  private static List<Part> flesh(Patient patient, Pose leg, Pose otherLeg) {
    double k = patient.bulk();
    List<Solid> solids =
        List.of(
            Solid.egg(at(MIDLINE_MM, -70, 0), 180 * k, 240, 92 * k),
            Solid.rod(at(-20, 0, 5), 76 * k, at(-20, 330, 0), 64 * k).placed(leg),
            Solid.rod(at(-20, 0, 5), 76 * k, at(-20, 330, 0), 64 * k).placed(otherLeg));
    return List.of(
        new Part(Part.Material.SOFT, solids, List.of(), List.of(), patient.fatMm(), 0.9, 1.03));
  }
}
