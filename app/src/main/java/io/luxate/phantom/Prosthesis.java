package io.luxate.phantom;

import static io.luxate.phantom.Bone.at;

import java.util.ArrayList;
import java.util.List;

/**
 * A total hip: cup and liner in the pelvis, stem and head in the femur.
 *
 * @param cupMm outer radius of the cup
 * @param headMm radius of the head
 * @param inclination of the cup's opening in degrees
 * @param anteversion of the cup's opening in degrees
 * @param stemMm length of the stem
 * @param alloy attenuation of head and cup relative to titanium
 * @param cemented whether the stem lies in cement
 * @param screws through the cup, 0 to 3
 */
record Prosthesis(
    double cupMm,
    double headMm,
    double inclination,
    double anteversion,
    double stemMm,
    double alloy,
    boolean cemented,
    int screws) {
  private static final double CEMENT = 0.9;

  static Prosthesis draw(Draws draws) {
    double cup = draws.in("cupRadiusMm", 24, 29);
    return new Prosthesis(
        cup,
        draws.note("headRadiusMm", Math.min(draws.dice().pick(11.0, 14.0, 16.0, 18.0), cup - 7)),
        draws.in("cupInclinationDegrees", 32, 58),
        draws.in("cupAnteversionDegrees", 2, 28),
        draws.in("stemMm", 90, 165),
        draws.in("alloy", 1, 2.6),
        draws.chance("cemented", 0.35),
        draws.whole("cupScrews", 0, 4));
  }

  /** The shell, its liner and its screws, centred on the origin. */
  List<Part> cup() {
    Vec in = axis();
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.plain(
                Part.Material.METAL,
                alloy * 0.8,
                Solid.ball(Vec.ZERO, cupMm).cutBy(in.times(-1), Vec.ZERO))
            .hollowed(Solid.ball(Vec.ZERO, cupMm - 3.2)));
    parts.add(
        Part.plain(
                Part.Material.BONE,
                0.05,
                Solid.ball(Vec.ZERO, cupMm - 3.2).cutBy(in.times(-1), Vec.ZERO))
            .hollowed(Solid.ball(Vec.ZERO, headMm)));
    Vec[] ways = {
      at(0.3, -1, 0.2).unit(), at(0.62, -0.75, 0.3).unit(), at(0.05, -0.95, 0.45).unit()
    };
    for (int i = 0; i < screws; i++) {
      Solid screw =
          Solid.rod(ways[i].times(cupMm - 2), 2.4, ways[i].times(cupMm + 24 + 5 * i), 1.6);
      parts.add(Part.plain(Part.Material.METAL, 0.9, screw));
    }
    return parts;
  }

  /** The way from the opening to the dome: medial, up and a little back. */
  private Vec axis() {
    Vec dome = at(0, -1, 0);
    return Pose.turnZ(90 - inclination).then(Pose.turnY(anteversion)).linear(dome);
  }

  /** Head, neck and stem, with the head's centre at the origin. */
  List<Part> stem() {
    Vec shoulder = at(-36, 28, 2);
    Vec tip = at(-42 + 10 * (stemMm - 90) / 240, 40 + stemMm, 2);
    List<Part> parts = new ArrayList<>();
    parts.add(Part.plain(Part.Material.METAL, alloy, Solid.ball(Vec.ZERO, headMm)));
    parts.add(
        Part.plain(
            Part.Material.METAL,
            1,
            Solid.rod(Vec.ZERO, 6, at(-26, 20, 1), 7.5),
            Solid.rod(at(-26, 20, 1), 8, shoulder, 10.5),
            Solid.flatRod(shoulder, 10.5, at(-41, 70, 3), 8, at(0, 0, 1), 0.75),
            Solid.flatRod(at(-41, 70, 3), 8, tip, 4.5, at(0, 0, 1), 0.85)));
    if (cemented) {
      parts.add(
          Part.plain(Part.Material.BONE, CEMENT * 0.4, Solid.rod(at(-40, 40, 2), 13.5, tip, 8)));
    }
    return parts;
  }
}
