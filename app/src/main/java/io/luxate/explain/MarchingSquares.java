package io.luxate.explain;

import io.luxate.image.Grey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows the lines where a map crosses a level. Each square between four pixel centres is entered
 * through one of its sides and left through another, the higher side on the right; squares then
 * link to closed lines.
 */
final class MarchingSquares {
  /** Sides of a square in the order top, right, bottom, left: from which to which a line goes. */
  private static final int[][][] TURNS = new int[16][][];

  static {
    int[][] around = {{0, 3}, {1, 0}, {2, 1}, {3, 2}}; // one corner alone is high
    for (int corners = 0; corners < 16; corners++) {
      List<int[]> turns = new ArrayList<>();
      for (int corner = 0; corner < 4; corner++) {
        boolean high = (corners >> corner & 1) == 1;
        boolean before = (corners >> (corner + 3) % 4 & 1) == 1;
        if (high && !before) { // a run of high corners begins: over the side before it
          int last = corner;
          while ((corners >> (last + 1) % 4 & 1) == 1) {
            last = (last + 1) % 4;
          }
          turns.add(new int[] {around[last][0], around[corner][1]});
        }
      }
      TURNS[corners] = turns.toArray(new int[0][]);
    }
  }

  private final Grey map;
  private final float level;

  /** From each crossed side to the next. */
  private final Map<Long, Long> next = new LinkedHashMap<>();

  MarchingSquares(Grey map, float level) {
    this.map = map;
    this.level = level;
  }

  /** Closed lines, each of x and y in turn. */
  List<double[]> strokes() {
    for (int y = -1; y < map.heightPx(); y++) {
      for (int x = -1; x < map.widthPx(); x++) {
        int corners = bit(x, y, 0) | bit(x + 1, y, 1) | bit(x + 1, y + 1, 2) | bit(x, y + 1, 3);
        for (int[] turn : TURNS[corners]) {
          next.put(side(x, y, turn[0]), side(x, y, turn[1]));
        }
      }
    }
    List<double[]> strokes = new ArrayList<>();
    while (!next.isEmpty()) {
      strokes.add(follow(next.keySet().iterator().next()));
    }
    return strokes;
  }

  private double[] follow(long first) {
    List<double[]> points = new ArrayList<>();
    Long at = first;
    while (at != null) {
      points.add(crossing(at));
      at = next.remove(at);
      if (at != null && at == first) {
        break;
      }
    }
    return points.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
  }

  private int bit(int x, int y, int corner) {
    return value(x, y) >= level ? 1 << corner : 0;
  }

  private float value(int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < map.widthPx() && y < map.heightPx();
    return inside ? map.at(x, y) : 0;
  }

  /** A side of the square from (x, y) on: upright or not, and the pixel that it starts from. */
  private long side(int x, int y, int which) {
    int fromX = which == 1 ? x + 1 : x;
    int fromY = which == 2 ? y + 1 : y;
    long upright = which % 2;
    return ((long) (fromY + 1) * (map.widthPx() + 2) + fromX + 1) * 2 + upright;
  }

  /** Where a side is crossed, in pixels of the map, within the picture. */
  private double[] crossing(long side) {
    boolean upright = side % 2 == 1;
    long pixel = side / 2;
    int x = (int) (pixel % (map.widthPx() + 2)) - 1;
    int y = (int) (pixel / (map.widthPx() + 2)) - 1;
    float from = value(x, y);
    float to = upright ? value(x, y + 1) : value(x + 1, y);
    double share = from == to ? 0.5 : (level - from) / (double) (to - from);
    double px = x + 0.5 + (upright ? 0 : share);
    double py = y + 0.5 + (upright ? share : 0);
    return new double[] {
      Math.min(Math.max(px, 0), map.widthPx()), Math.min(Math.max(py, 0), map.heightPx())
    };
  }
}
