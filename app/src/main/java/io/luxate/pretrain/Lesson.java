package io.luxate.pretrain;

import io.luxate.image.Affine;
import io.luxate.image.Box;
import io.luxate.image.Grey;
import io.luxate.image.Radiograph;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Rendering;
import io.luxate.phantom.Truth;
import io.luxate.phantom.View;
import java.util.Locale;

/**
 * One view of a simulated radiograph, square, and what is true of it in the view's own pixels.
 *
 * @param left whether it shows a left side; a mirror image shows the other one
 * @param metal whether metal was put into the body
 * @param reachPx how far the joint reaches around its socket
 */
record Lesson(
    Grey picture,
    Joint joint,
    View view,
    boolean left,
    boolean dislocated,
    boolean metal,
    Truth.Point socket,
    Truth.Point ball,
    double reachPx) {

  /** The truth of a rendering, followed into a view that was drawn from it. */
  static Lesson of(Rendering rendering, Radiograph view) {
    Truth truth = rendering.truth();
    Affine back = view.geometry().toOriginal();
    Affine forth = back.inverse();
    double turned = forth.xx() * forth.yy() - forth.xy() * forth.yx();
    Joint joint = Joint.parse(truth.joint());
    return new Lesson(
        view.pixels(),
        joint,
        View.valueOf(truth.view().toUpperCase(Locale.ROOT)),
        truth.side().equals("left") == turned > 0,
        truth.dislocated(),
        joint == Joint.THA || truth.parameters().getOrDefault("otherImplant", 0.0) > 0,
        moved(truth.socket(), forth),
        moved(truth.ball(), forth),
        reach(truth) * Math.sqrt(Math.abs(turned)));
  }

  /** Half of what the joint's box would measure if the ball stood in the socket and no edge cut. */
  private static double reach(Truth truth) {
    Box box = truth.jointBox();
    double width = box.right() - box.left() - Math.abs(truth.ball().x() - truth.socket().x());
    double height = box.bottom() - box.top() - Math.abs(truth.ball().y() - truth.socket().y());
    return Math.max(4, Math.max(width, height) / 2);
  }

  private static Truth.Point moved(Truth.Point point, Affine forth) {
    return new Truth.Point(forth.x(point.x(), point.y()), forth.y(point.x(), point.y()));
  }
}
