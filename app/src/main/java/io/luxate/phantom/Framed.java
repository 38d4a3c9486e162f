package io.luxate.phantom;

import io.luxate.image.Affine;

/**
 * How the film lies: the view, the picture's size, its scale and where the joint stands on it. It
 * is drawn without looking at the label.
 *
 * @param middle what stands where the frame puts the joint: the socket, or the pelvis's midline
 * @param aim what whoever took the picture felt for, from the socket (0) to the ball (1)
 */
record Framed(
    View view,
    int widthPx,
    int heightPx,
    double mmPerPx,
    double leftMm,
    double topMm,
    double turnX,
    double turnY,
    double turnZ,
    Vec middle,
    double aim) {

  static Framed draw(Joint joint, int sizePx, Draws draws) {
    View view = view(joint, draws.in("viewDraw", 0, 1));
    boolean wholePelvis =
        (joint == Joint.HIP || joint == Joint.THA)
            && view != View.LATERAL
            && draws.chance("wholePelvis", Spread.WHOLE_PELVIS_SHARE);
    double sideMm =
        nominalMm(joint, wholePelvis) / draws.in("zoom", Spread.ZOOM_LOW, Spread.ZOOM_HIGH);
    double longest = sizePx * draws.in("sideFactor", 0.9, 1.08);
    double aspect = draws.in("aspect", 0.74, 1);
    boolean wide = wholePelvis || draws.chance("wide", 0.4);
    int w = (int) Math.max(32, Math.round(wide ? longest : longest * aspect));
    int h = (int) Math.max(32, Math.round(wide ? longest * aspect : longest));
    double mm = sideMm / longest;
    double shift = Spread.shift(joint) * (wholePelvis ? 0.4 : 1);
    double x = w * (0.5 + draws.in("shiftX", -shift, shift));
    double middle = joint == Joint.SHOULDER && view != View.AXIAL ? 0.42 : 0.5;
    double y = h * (middle + draws.in("shiftY", -shift, shift));
    double turnZ =
        draws.bell("turnZDegrees", 0, Spread.TILT_DEGREES * (joint == Joint.ELBOW ? 3 : 1));
    if (joint == Joint.ELBOW && draws.chance("across", Spread.ACROSS_SHARE)) {
      turnZ =
          draws.note("turnZDegrees", turnZ + 90 * (draws.chance("acrossClockwise", 0.5) ? 1 : -1));
    }
    return new Framed(
        view,
        w,
        h,
        mm,
        -x * mm,
        -y * mm,
        draws.bell("turnXDegrees", view == View.AXIAL ? -78 : 0, Spread.VIEW_DEGREES),
        draws.bell("turnYDegrees", turn(joint, view, draws), Spread.VIEW_DEGREES),
        turnZ,
        wholePelvis ? new Vec(Hip.MIDLINE_MM, 0, 0) : Vec.ZERO,
        wholePelvis ? 0 : draws.in("aim", 0, Spread.aim(joint)));
  }

  private static double nominalMm(Joint joint, boolean wholePelvis) {
    return switch (joint) {
      case SHOULDER -> 190;
      case ELBOW -> 140;
      case HIP, THA -> wholePelvis ? 370 : 215;
    };
  }

  private static View view(Joint joint, double at) {
    return switch (joint) {
      case SHOULDER ->
          at < 0.68 ? View.AP : at < 0.88 ? View.OBLIQUE : at < 0.93 ? View.LATERAL : View.AXIAL;
      case ELBOW -> at < 0.3 ? View.AP : at < 0.42 ? View.OBLIQUE : View.LATERAL;
      case HIP, THA -> at < 0.8 ? View.AP : at < 0.95 ? View.OBLIQUE : View.LATERAL;
    };
  }

  private static double turn(Joint joint, View view, Draws draws) {
    double way = draws.chance("turnYPositive", 0.5) ? 1 : -1;
    return switch (view) {
      case AP, AXIAL -> 0;
      case OBLIQUE -> 32 * way;
      case LATERAL ->
          switch (joint) {
            case SHOULDER -> -64;
            case ELBOW -> 90 * way;
            case HIP, THA -> 52 * way;
          };
    };
  }

  double sideMm() {
    return Math.max(widthPx, heightPx) * mmPerPx;
  }

  /** A right side's anatomy on the film. */
  Scene stand(Scene scene, boolean left) {
    Vec aimed = middle.plus(scene.ball().plus(scene.socket().times(-1)).times(aim));
    Pose turned =
        Pose.move(aimed.times(-1))
            .then(Pose.turnY(turnY))
            .then(Pose.turnX(turnX))
            .then(Pose.turnZ(turnZ));
    return scene.placed(left ? turned.then(Pose.scale(-1, 1, 1)) : turned);
  }

  /** Where a point of the scene is seen, in pixels of the finished picture. */
  Truth.Point pixel(Vec point, Affine moved) {
    double k = Projection.magnification(point.z());
    double x = (point.x() * k - leftMm) / mmPerPx;
    double y = (point.y() * k - topMm) / mmPerPx;
    return new Truth.Point(
        Math.rint(moved.x(x, y) * 100) / 100, Math.rint(moved.y(x, y) * 100) / 100);
  }
}
