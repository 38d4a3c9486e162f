package io.luxate.phantom;

import io.luxate.image.Affine;
import io.luxate.image.Box;
import io.luxate.image.Grey;
import java.util.List;

/** One patient positioned, exposed and developed: the way from a case's keys to its picture. */
final class Exposure {
  /** What a crop leaves whole around the socket, in reaches of the joint. */
  private static final double KEEP = 1.3;

  private Exposure() {}

  /** A picture with its truth, whose path is not yet known. */
  record Developed(Picture picture, Truth truth) {}

  static Developed of(Joint joint, Site site, long seed, int index, int sizePx) {
    Case plan = Case.of(joint, site, seed, index);
    String place = " " + joint + " " + site;
    long[] person = {seed, plan.patient()};
    long[] image = {seed, index};
    Draws draws = Draws.from(Dice.of("patient" + place, person));
    Patient patient = Patient.draw(name(joint, site, seed, plan.patient()), draws);
    Injury injury =
        Injury.draw(joint, plan.dislocated(), draws.with(Dice.of("injury" + place, person)));
    Look look = Look.of(site);
    int sidePx = (int) Math.round(sizePx * look.pixels());
    Framed framed = Framed.draw(joint, sidePx, draws.with(Dice.of("frame" + place, image)));
    Scene body =
        anatomy(
                joint,
                patient,
                injury,
                framed.view(),
                draws.with(Dice.of("anatomy" + place, person)))
            .placed(Pose.scale(patient.size()));
    Scene scene = framed.stand(body, patient.isLeft());
    Draws nuisance = draws.with(Dice.of("nuisance" + place, image));
    Grey grey = developed(scene, framed, look, nuisance, Dice.of("noise" + place, image));
    Picture whole = look.finish(grey, patient, nuisance);
    Box keep = around(framed, scene, whole.moved(), List.of(scene.socket()), KEEP);
    Picture picture = look.cut(whole, keep, draws.with(Dice.of("crop" + place, image)));
    return new Developed(
        picture, truth(joint, site, patient, injury, framed, scene, picture, draws));
  }

  private static Scene anatomy(
      Joint joint, Patient patient, Injury injury, View view, Draws draws) {
    return switch (joint) {
      case SHOULDER -> Shoulder.scene(patient, injury, view, draws);
      case ELBOW -> Elbow.scene(patient, injury, view, draws);
      case HIP -> Hip.scene(patient, injury, view, draws, false);
      case THA -> Hip.scene(patient, injury, view, draws, true);
    };
  }

  private static Grey developed(Scene scene, Framed framed, Look look, Draws nuisance, Dice noise) {
    int w = framed.widthPx();
    int h = framed.heightPx();
    double mm = framed.mmPerPx();
    Projection fine = new Projection(w, h, mm, framed.leftMm(), framed.topMm());
    Coarse soft = new Coarse(w, h, Math.max(2, Math.round(Math.max(w, h) / 128f)));
    Projection coarse =
        new Projection(
            soft.widthPx, soft.heightPx, mm * soft.step, framed.leftMm(), framed.topMm());
    float[] bone = new float[w * h];
    float[] metal = new float[w * h];
    Texture muscle =
        new Texture(
            0.03,
            0.5,
            1000 + nuisance.in("muscleOffsetX", 0, 256),
            1000 + nuisance.in("muscleOffsetY", 0, 256));
    Texture trabeculae =
        new Texture(
            nuisance.in("trabeculaeStrength", 0.06, 0.14),
            nuisance.in("trabeculaePerMm", 0.9, 1.6),
            2000 + nuisance.in("trabeculaeOffsetX", 0, 256),
            2000 + nuisance.in("trabeculaeOffsetY", 0, 256));
    for (Part part : scene.flesh()) {
      coarse.add(part, soft.values, muscle);
    }
    soft.blurred(1);
    for (Part part : scene.hard()) {
      fine.add(part, part.material() == Part.Material.METAL ? metal : bone, trabeculae);
    }
    for (Part part : Clutter.draw(nuisance, framed.sideMm() * 0.45)) {
      fine.add(part, metal, Texture.NONE);
    }
    Paths paths = new Paths(w, h, soft, bone, metal);
    float[] densities = look.beam(nuisance, Math.max(w, h)).densities(paths, noise);
    look.display(nuisance).apply(densities, paths);
    return new Grey(w, h, densities);
  }

  private static Truth truth(
      Joint joint,
      Site site,
      Patient patient,
      Injury injury,
      Framed framed,
      Scene scene,
      Picture picture,
      Draws draws) {
    Affine moved = picture.moved();
    Truth.Point socket = framed.pixel(scene.socket(), moved);
    Truth.Point ball = framed.pixel(scene.ball(), moved);
    int w = picture.grey().widthPx();
    int h = picture.grey().heightPx();
    Box all = around(framed, scene, moved, List.of(scene.socket(), scene.ball()), 1);
    Box box =
        new Box(
            Math.max(0, all.left()),
            Math.max(0, all.top()),
            Math.min(w, all.right()),
            Math.min(h, all.bottom()));
    Truth.Point centre = new Truth.Point((socket.x() + ball.x()) / 2, (socket.y() + ball.y()) / 2);
    return new Truth(
        "",
        injury.dislocated() ? Truth.DISLOCATED : Truth.LOCATED,
        joint.toString(),
        site.toString(),
        patient.id(),
        framed.view().toString(),
        patient.side(),
        patient.sex(),
        w,
        h,
        box,
        centre,
        socket,
        ball,
        injury.displacementMm() * patient.size(),
        injury.direction().toString(),
        framed.mmPerPx() / scale(moved),
        draws.sheet());
  }

  /** What lies within so many times the joint's reach of any of the points, in pixels. */
  private static Box around(
      Framed framed, Scene scene, Affine moved, List<Vec> points, double times) {
    double reach = times * (scene.reachMm() / framed.mmPerPx() * scale(moved));
    List<Truth.Point> seen = points.stream().map(point -> framed.pixel(point, moved)).toList();
    return new Box(
        seen.stream().mapToDouble(Truth.Point::x).min().orElseThrow() - reach,
        seen.stream().mapToDouble(Truth.Point::y).min().orElseThrow() - reach,
        seen.stream().mapToDouble(Truth.Point::x).max().orElseThrow() + reach,
        seen.stream().mapToDouble(Truth.Point::y).max().orElseThrow() + reach);
  }

  private static double scale(Affine moved) {
    return StrictMath.sqrt(Math.abs(moved.xx() * moved.yy() - moved.xy() * moved.yx()));
  }

  private static String name(Joint joint, Site site, long seed, int patient) {
    return site + "-" + joint + "-" + seed + "-" + (patient + 1);
  }
}
