package io.luxate.explain;

import io.luxate.image.Grey;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Locale;

/**
 * The line around the places of a map that reach a level, by marching squares (Lorensen and Cline,
 * SIGGRAPH 1987, in the plane) between the centres of the map's pixels; what lies outside the
 * picture counts as nothing, so that the line closes along its edge.
 *
 * @param level share of the map's largest value, 0 to 1
 * @param strokes closed lines, each of x and y in turn, in pixels of the original file
 */
record Contour(double level, List<double[]> strokes) {
  /** The levels drawn, outer line first. */
  static final double[] LEVELS = {0.5, 0.8};

  Contour {
    strokes = List.copyOf(strokes);
  }

  /** The lines of one level. */
  static Contour of(Grey map, double level) {
    return new Contour(level, new MarchingSquares(map, (float) level).strokes());
  }

  /** The lines for a pen. */
  Path2D path() {
    Path2D path = new Path2D.Double();
    for (double[] stroke : strokes) {
      path.moveTo(stroke[0], stroke[1]);
      for (int i = 2; i < stroke.length; i += 2) {
        path.lineTo(stroke[i], stroke[i + 1]);
      }
      path.closePath();
    }
    return path;
  }

  /** The lines as the {@code d} of an SVG path. */
  String svgPath() {
    StringBuilder d = new StringBuilder();
    for (double[] stroke : strokes) {
      for (int i = 0; i < stroke.length; i += 2) {
        d.append(
            String.format(
                Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", stroke[i], stroke[i + 1]));
      }
      d.append('Z');
    }
    return d.toString();
  }
}
