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
    Dice dice = draws.dice();
    if (draws.chance("clothing", Spread.CLUTTER_SHARE)) {
      switch (dice.below(4)) {
        case 0 -> buttons(parts, dice, reachMm);
        case 1 -> zip(parts, dice, reachMm);
        case 2 -> lead(parts, dice, reachMm);
        default -> necklace(parts, dice, reachMm);
      }
    }
    if (draws.chance("otherImplant", Spread.HARDWARE_SHARE)) {
      plate(parts, dice, reachMm);
    }
    return parts;
  }

  private static Vec somewhere(Dice dice, double reachMm) {
    return at(dice.in(-reachMm, reachMm), dice.in(-reachMm, reachMm), -60);
  }

  private static void buttons(List<Part> parts, Dice dice, double reachMm) {
    Vec first = somewhere(dice, reachMm);
    Vec step = at(dice.in(-12, 12), dice.in(35, 70), 0);
    double radius = dice.in(4, 8);
    double density = dice.in(0.1, 0.9);
    for (int i = 0; i < 1 + dice.below(3); i++) {
      Vec middle = first.plus(step.times(i));
      parts.add(
          Part.plain(Part.Material.METAL, density, Solid.egg(middle, radius, radius, 1))
              .hollowed(Solid.egg(middle, radius * 0.3, radius * 0.3, 9)));
    }
  }

  private static void zip(List<Part> parts, Dice dice, double reachMm) {
    Vec start = somewhere(dice, reachMm);
    Vec step = Pose.turnZ(dice.in(-30, 30)).linear(at(0, 3.2, 0));
    Vec side = step.unit().cross(at(0, 0, 1)).times(1.3);
    for (int i = 0; i < 24 + dice.below(20); i++) {
      Vec tooth = start.plus(step.times(i)).plus(side.times(i % 2 == 0 ? 1 : -1));
      parts.add(Part.plain(Part.Material.METAL, 0.7, Solid.egg(tooth, 2.2, 0.9, 1)));
    }
  }

  private static void lead(List<Part> parts, Dice dice, double reachMm) {
    Vec at = somewhere(dice, reachMm);
    parts.add(Part.plain(Part.Material.METAL, 0.5, Solid.egg(at, 6, 6, 1.2)));
    Vec bend = dice.about(at.plus(at(0, -60, 0)), 25);
    List<Solid> solids =
        List.of(
            Solid.rod(at, 0.8, bend, 0.8), Solid.rod(bend, 0.8, bend.plus(at(50, -110, 0)), 0.8));
    parts.add(Part.plain(Part.Material.METAL, 0.6, solids.toArray(new Solid[0])));
  }

  private static void necklace(List<Part> parts, Dice dice, double reachMm) {
    Vec middle = somewhere(dice, reachMm);
    double wide = dice.in(50, 90);
    for (int i = 0; i < 40; i++) {
      double a = StrictMath.PI * i / 39;
      Vec bead = middle.plus(at(wide * StrictMath.cos(a), 45 * StrictMath.sin(a), 0));
      parts.add(Part.plain(Part.Material.METAL, 0.5, Solid.ball(bead, 1.1)));
    }
  }

  private static void plate(List<Part> parts, Dice dice, double reachMm) {
    Vec along = Pose.turnZ(dice.in(-35, 35)).linear(at(0, 1, 0));
    Vec start = at(dice.in(-40, 30), dice.in(30, reachMm), 0);
    Vec end = start.plus(along.times(dice.in(50, 110)));
    parts.add(
        Part.plain(Part.Material.METAL, 0.8, Solid.flatRod(start, 5, end, 5, at(0, 0, 1), 0.35)));
    Vec across = along.cross(at(0, 0, 1)).plus(at(0, 0, dice.in(-1, 1))).unit();
    int screws = 3 + dice.below(4);
    for (int i = 0; i < screws; i++) {
      Vec head = start.plus(end.minus(start).times((i + 0.5) / screws));
      Solid screw = Solid.rod(head, 1.9, head.plus(across.times(dice.in(20, 34))), 1.5);
      parts.add(Part.plain(Part.Material.METAL, 0.8, screw));
    }
  }
}
