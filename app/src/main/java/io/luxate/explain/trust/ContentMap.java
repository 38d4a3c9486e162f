package io.luxate.explain.trust;

import io.luxate.explain.ActivationMap;
import io.luxate.image.Affine;
import io.luxate.image.Box;
import io.luxate.image.Geometry;
import io.luxate.image.Grey;

/**
 * A map over that part of the framed picture that shows the radiograph, at {@value #SIDE} x {@value
 * #SIDE} places whatever its size, so that maps of different grids and images compare; the borders
 * that framing adds are left out.
 *
 * @param evidence [row][column], one after the other, {@link #PLACES} numbers; below zero speaks
 *     against the class; what is no number counts as 0
 * @param part the part in question, in pixels of the framed picture
 * @param geometry of the framed picture
 */
@SuppressWarnings("ArrayRecordComponent") // a small grid, given away by its maker
record ContentMap(float[] evidence, Box part, Geometry geometry) {
  static final int SIDE = 64;
  static final int PLACES = SIDE * SIDE;

  static ContentMap of(ActivationMap map) {
    Geometry geometry = map.framed().geometry();
    int width = map.framed().pixels().widthPx();
    int height = map.framed().pixels().heightPx();
    Box part = part(geometry, width, height);
    Grey grid = new Grey(map.columns(), map.rows(), map.cells());
    float[] evidence = new float[PLACES];
    for (int i = 0; i < PLACES; i++) {
      float value =
          grid.between(x(part, i) * map.columns() / width, y(part, i) * map.rows() / height);
      evidence[i] = Float.isFinite(value) ? value : 0;
    }
    return new ContentMap(evidence, part, geometry);
  }

  /** What of a framed picture shows the radiograph. */
  static Box part(Geometry geometry, int widthPx, int heightPx) {
    Affine in = geometry.toOriginal().inverse();
    double x0 = in.x(0, 0);
    double y0 = in.y(0, 0);
    double x1 = in.x(geometry.originalWidthPx(), geometry.originalHeightPx());
    double y1 = in.y(geometry.originalWidthPx(), geometry.originalHeightPx());
    return new Box(
        Math.max(0, Math.min(x0, x1)),
        Math.max(0, Math.min(y0, y1)),
        Math.min(widthPx, Math.max(x0, x1)),
        Math.min(heightPx, Math.max(y0, y1)));
  }

  private static double x(Box part, int place) {
    int column = place % SIDE;
    return part.left() + (column + 0.5) / SIDE * (part.right() - part.left());
  }

  private static double y(Box part, int place) {
    int row = place / SIDE;
    return part.top() + (row + 0.5) / SIDE * (part.bottom() - part.top());
  }

  /** What is drawn of it: evidence for the class, its most 1; all 0 where there is none. */
  float[] shown() {
    float most = 0;
    for (float value : evidence) {
      most = Math.max(most, value);
    }
    float[] shown = new float[PLACES];
    for (int i = 0; most > 0 && i < PLACES; i++) {
      shown[i] = Math.max(0, evidence[i]) / most;
    }
    return shown;
  }

  /** Whether a place lies in a box of the original file. */
  boolean isIn(Box box, int place) {
    Affine out = geometry.toOriginal();
    double x = x(part, place);
    double y = y(part, place);
    return box.contains(out.x(x, y), out.y(x, y));
  }
}
