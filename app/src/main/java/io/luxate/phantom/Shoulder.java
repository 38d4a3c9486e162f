package io.luxate.phantom;

import static io.luxate.phantom.Bone.at;

import java.util.ArrayList;
import java.util.List;

/** A right shoulder: humerus, scapula, clavicle and ribs; the glenoid faces away from x. */
final class Shoulder {
  private static final double HEAD_MM = 24;

  private Shoulder() {}

  static Scene scene(Patient patient, Injury injury, View view, Draws draws) {
    double gap = patient.gapMm(draws.in("jointSpaceMm", 3, 4.5));
    Vec socket = at(-HEAD_MM - gap, 0, -1);
    Vec head = socket.plus(injury.shift());
    Pose arm = arm(injury, view, draws).then(Pose.move(head));
    List<Part> hard = new ArrayList<>();
    hard.add(scapula(patient, socket, gap, draws));
    Part humerus = humerus(patient, draws);
    if (injury.fractured()) {
      Vec where = at(-10, draws.in("fractureYMm", 12, 50), 0);
      double width = draws.in("fractureWidthMm", 0.6, 1.6);
      humerus = humerus.cracked(List.of(Bone.fracture(where, width, 60, draws)));
    }
    hard.add(humerus.placed(arm));
    hard.add(clavicle(patient));
    if (view != View.AXIAL) {
      hard.addAll(ribs(patient));
    }
    return new Scene(flesh(patient, view, arm), hard, socket, head, HEAD_MM + 6);
  }

  /** The humerus turned about its head. */
  private static Pose arm(Injury injury, View view, Draws draws) {
    double turn = draws.bell("humerusRotationDegrees", 0, 32);
    double lift = Math.abs(draws.bell("abductionDegrees", 0, 22));
    double forward = draws.bell("forwardDegrees", 0, 12);
    boolean raised = draws.chance("armRaised", Spread.RAISED_ARM_SHARE);
    if (injury.direction() == Direction.INFERIOR || raised) {
      lift = draws.in("abductionDegrees", 60, 140);
    }
    if (injury.direction() == Direction.POSTERIOR) {
      turn = draws.bell("humerusRotationDegrees", -55, 14);
    } else if (injury.direction() == Direction.ANTERIOR) {
      lift = draws.note("abductionDegrees", lift + 5);
    }
    if (view == View.AXIAL) {
      lift = draws.in("abductionDegrees", 50, 95);
    }
    return Pose.turnY(turn).then(Pose.turnZ(lift)).then(Pose.turnX(forward));
  }

  private static Part humerus(Patient patient, Draws draws) {
    double bump = draws.bell("tuberosity", 1, 0.1);
    Bone bone =
        new Bone(2.4)
            .ball(Vec.ZERO, HEAD_MM)
            .rod(at(-5, 8, 1), 21, at(-11, 34, 1), 15)
            .egg(at(-20, 3, 1), 12 * bump, 14, 14)
            .egg(at(-12, 9, -17), 8, 10, 8 * bump)
            .rod(at(-11, 34, 1), 15.5, at(-12, 75, 0), 11.5)
            .rod(at(-12, 75, 0), 11.5, at(-10, 280, 0), 11);
    if (patient.arthritis() > 0.3) {
      double spur = 6 + 8 * patient.arthritis();
      bone.egg(at(12, 19, 0), spur * 0.7, spur * 0.6, 12);
    }
    return bone.part(patient)
        .cracked(
            List.of(
                Solid.rod(at(-11, 40, 1), 1, at(-12, 85, 0), 6.5),
                Solid.rod(at(-12, 85, 0), 6.5, at(-10, 285, 0), 6)));
  }

  private static Part scapula(Patient patient, Vec socket, double gap, Draws draws) {
    Vec blade = at(0.42, -0.1, -0.9).unit();
    double drop = draws.bell("acromionDropMm", 0, 3);
    Bone bone =
        new Bone(1.8)
            .egg(at(5, 0, 0), 9, 19, 13)
            .rod(at(10, 0, 1), 13, at(26, 2, 7), 8)
            .add(Solid.flatRod(at(24, 16, 6), 7, at(64, 108, 24), 5, blade, 0.8))
            .add(Solid.flatRod(at(80, -34, 34), 4, at(66, 106, 25), 4, blade, 0.8))
            .add(Solid.flatRod(at(24, -14, 8), 4, at(80, -36, 34), 3, blade, 0.8))
            .add(Solid.flatRod(at(36, 4, 12), 16, at(60, 34, 23), 36, blade, 0.13))
            .add(Solid.flatRod(at(54, 30, 20), 24, at(64, 88, 24), 10, blade, 0.17))
            .rod(at(78, -14, 36), 3.5, at(24, -26, 24), 5)
            .rod(at(24, -26, 24), 6, at(-6, -36 + drop, 20), 7)
            .add(Solid.egg(at(-16, -38 + drop, 10), 19, 6, 17).turned(Pose.turnZ(-14)))
            .rod(at(14, -16, -3), 8, at(6, -27, -16), 7)
            .rod(at(6, -27, -16), 7, at(-8, -17, -30), 5);
    if (patient.arthritis() > 0.3) {
      bone.egg(at(2, 19, 0), 6, 3 + 4 * patient.arthritis(), 9);
    }
    bone.hollow(Solid.ball(socket, HEAD_MM + gap));
    return bone.part(patient);
  }

  private static Part clavicle(Patient patient) {
    return new Bone(2)
        .chain(6.5, 6, at(-8, -42, 8), at(20, -50, 0), at(55, -46, -22), at(95, -38, -40))
        .rod(at(95, -38, -40), 6, at(128, -30, -44), 10)
        .part(patient);
  }

  private static List<Part> ribs(Patient patient) {
    List<Part> ribs = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      double grow = Math.min(1, 0.62 + 0.13 * i);
      Vec[] points = new Vec[8];
      for (int k = 0; k < points.length; k++) {
        double a = StrictMath.toRadians(80 - 24 * k);
        double x = 140 - 92 * grow * StrictMath.cos(a);
        double z = 10 + 78 * grow * StrictMath.sin(a);
        double y = -38 + 27 * i + 30 * (1 - StrictMath.sin(a)) * grow;
        points[k] = at(x, y, z);
      }
      ribs.add(new Bone(1.1).chain(5, 4.5, points).part(patient));
    }
    return ribs;
  }

  private static List<Part> flesh(Patient patient, View view, Pose arm) {
    double k = patient.bulk();
    List<Solid> solids = new ArrayList<>();
    List<Solid> lung = new ArrayList<>();
    if (view != View.AXIAL) {
      solids.add(Solid.egg(at(140, 150, 0), (view == View.LATERAL ? 115 : 160) * k, 210, 82 * k));
      solids.add(Solid.rod(at(140, -10, 0), 62 * k, at(140, -160, -10), 55 * k));
      lung.add(Solid.egg(at(128, 110, 8), 70, 140, 46));
    } else {
      solids.add(Solid.egg(at(90, 0, 0), 120, 60, 70 * k));
    }
    if (view != View.LATERAL) {
      solids.add(Solid.rod(at(140, -20, 10), 50 * k, at(0, 2, 8), 44 * k));
      solids.add(Solid.rod(at(20, 0, 4), 46 * k, at(-18, 14, 4), 52 * k));
    }
    solids.add(Solid.rod(at(-8, 10, 0), 50 * k, at(-10, 280, 0), 44 * k).placed(arm));
    return List.of(
        new Part(Part.Material.SOFT, solids, lung, List.of(), patient.fatMm(), 0.9, 1.03));
  }
}
