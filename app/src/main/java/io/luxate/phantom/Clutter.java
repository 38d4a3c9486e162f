package io.luxate.phantom;

import static io.luxate.phantom.Bone.at;

import java.util.ArrayList;
import java.util.List;

/**
 * What lies in the beam besides the joint: buttons, zips, leads, an old plate with screws. Places
 * are in mm about the joint's nominal place on the film and are drawn without looking at the label.
 */
final class Clutter {
  private Clutter() {}

  static List<Part> draw(Draws draws, double reachMm) {
    List<Part> parts = new ArrayList<>();
    if (draws.chance("clothing", Spread.CLUTTER_SHARE)) {
      switch (draws.whole("clothingKind", 0, 4)) {
        case 0 -> buttons(parts, draws.of("button"), reachMm);
        case 1 -> zip(parts, draws.of("zip"), reachMm);
        case 2 -> lead(parts, draws.of("lead"), reachMm);
        default -> necklace(parts, draws.of("necklace"), reachMm);
      }
    }
    if (draws.chance("otherImplant", Spread.HARDWARE_SHARE)) {
      plate(parts, draws.of("plate"), reachMm);
    }
    return parts;
  }

  private static Vec somewhere(Draws draws, double reachMm) {
    return at(draws.in("xMm", -reachMm, reachMm), draws.in("yMm", -reachMm, reachMm), -60);
  }

  private static void buttons(List<Part> parts, Draws draws, double reachMm) {
    Vec first = somewhere(draws, reachMm);
    Vec step = at(draws.in("stepXMm", -12, 12), draws.in("stepYMm", 35, 70), 0);
    double radius = draws.in("radiusMm", 4, 8);
    double density = draws.in("density", 0.1, 0.9);
    for (int i = 0; i < 1 + draws.dice().below(3); i++) {
      draws.note("count", i + 1);
      Vec middle = first.plus(step.times(i));
      parts.add(
          Part.plain(Part.Material.METAL, density, Solid.egg(middle, radius, radius, 1))
              .hollowed(Solid.egg(middle, radius * 0.3, radius * 0.3, 9)));
    }
  }

  private static void zip(List<Part> parts, Draws draws, double reachMm) {
    Vec start = somewhere(draws, reachMm);
    Vec step = Pose.turnZ(draws.in("turnDegrees", -30, 30)).linear(at(0, 3.2, 0));
    Vec side = step.unit().cross(at(0, 0, 1)).times(1.3);
    for (int i = 0; i < 24 + draws.dice().below(20); i++) {
      draws.note("count", i + 1);
      Vec tooth = start.plus(step.times(i)).plus(side.times(i % 2 == 0 ? 1 : -1));
      parts.add(Part.plain(Part.Material.METAL, 0.7, Solid.egg(tooth, 2.2, 0.9, 1)));
    }
  }

  private static void lead(List<Part> parts, Draws draws, double reachMm) {
    Vec at = somewhere(draws, reachMm);
    parts.add(Part.plain(Part.Material.METAL, 0.5, Solid.egg(at, 6, 6, 1.2)));
    Vec bend = draws.about("bend", "Mm", at.plus(at(0, -60, 0)), 25);
    List<Solid> solids =
        List.of(
            Solid.rod(at, 0.8, bend, 0.8), Solid.rod(bend, 0.8, bend.plus(at(50, -110, 0)), 0.8));
    parts.add(Part.plain(Part.Material.METAL, 0.6, solids.toArray(new Solid[0])));
  }

  private static void necklace(List<Part> parts, Draws draws, double reachMm) {
    Vec middle = somewhere(draws, reachMm);
    double wide = draws.in("radiusMm", 50, 90);
    for (int i = 0; i < 40; i++) {
      double a = StrictMath.PI * i / 39;
      Vec bead = middle.plus(at(wide * StrictMath.cos(a), 45 * StrictMath.sin(a), 0));
      parts.add(Part.plain(Part.Material.METAL, 0.5, Solid.ball(bead, 1.1)));
    }
  }

  private static void plate(List<Part> parts, Draws draws, double reachMm) {
    Vec along = Pose.turnZ(draws.in("turnDegrees", -35, 35)).linear(at(0, 1, 0));
    Vec start = at(draws.in("xMm", -40, 30), draws.in("yMm", 30, reachMm), 0);
    Vec end = start.plus(along.times(draws.in("lengthMm", 50, 110)));
    parts.add(
        Part.plain(Part.Material.METAL, 0.8, Solid.flatRod(start, 5, end, 5, at(0, 0, 1), 0.35)));
    Vec across = along.cross(at(0, 0, 1)).plus(at(0, 0, draws.in("screwTilt", -1, 1))).unit();
    int screws = draws.whole("screws", 3, 7);
    for (int i = 0; i < screws; i++) {
      Vec head = start.plus(end.minus(start).times((i + 0.5) / screws));
      double length = draws.in("screw" + (i + 1) + "LengthMm", 20, 34);
      Solid screw = Solid.rod(head, 1.9, head.plus(across.times(length)), 1.5);
      parts.add(Part.plain(Part.Material.METAL, 0.8, screw));
    }
  }
}
