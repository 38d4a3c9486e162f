package io.luxate.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * Path lengths of parallel rays through parts, in mm of each part's material. A pixel is visited
 * only where a solid's shadow can fall; along each ray the solids of a part are merged, so that
 * overlapping pieces of one bone count once. The cone of the beam enters as a magnification of each
 * solid by its distance from the film.
 */
final class Projection {
  /** Distance from the focus to the plane of the joint, in mm. */
  private static final double FOCUS_MM = 1000;

  private final int widthPx;
  private final int heightPx;
  private final double mmPerPx;
  private final double leftMm;
  private final double topMm;
  private final double[] near = new double[64];
  private final double[] far = new double[64];

  Projection(int widthPx, int heightPx, double mmPerPx, double leftMm, double topMm) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.mmPerPx = mmPerPx;
    this.leftMm = leftMm;
    this.topMm = topMm;
  }

  static double magnification(double zMm) {
    return FOCUS_MM / (FOCUS_MM + zMm);
  }

  /** Adds the part to the map {@code into}; a texture may modulate its core. */
  void add(Part part, float[] into, Texture texture) {
    if (part.shellMm() > 0 && part.shell() != part.core()) {
      pass(part, part.shell(), into, Texture.NONE);
      pass(part.inside(), part.core() - part.shell(), into, texture);
    } else {
      pass(part, part.core(), into, Texture.NONE);
    }
  }

  private void pass(Part part, double weight, float[] into, Texture texture) {
    List<Chord> solids = chords(part.solids());
    List<Solid> removed = new ArrayList<>(part.hollows());
    removed.addAll(part.cracks());
    List<Chord> holes = chords(removed);
    double top = 1e300;
    double bottom = -1e300;
    for (Chord chord : solids) {
      top = Math.min(top, chord.topMm);
      bottom = Math.max(bottom, chord.bottomMm);
    }
    int y0 = Math.max(0, (int) Math.floor((top - topMm) / mmPerPx));
    int y1 = Math.min(heightPx - 1, (int) Math.ceil((bottom - topMm) / mmPerPx));
    Chord[] active = new Chord[solids.size()];
    Chord[] missing = new Chord[holes.size()];
    for (int y = y0; y <= y1; y++) {
      double vMm = topMm + (y + 0.5) * mmPerPx;
      int n = ready(solids, vMm, active);
      if (n > 0) {
        int m = ready(holes, vMm, missing);
        row(y, weight, into, texture, active, n, missing, m);
      }
    }
  }

  private void row(
      int y,
      double weight,
      float[] into,
      Texture texture,
      Chord[] active,
      int n,
      Chord[] missing,
      int m) {
    double from = 1e300;
    double to = -1e300;
    for (int i = 0; i < n; i++) {
      from = Math.min(from, active[i].rowFromMm);
      to = Math.max(to, active[i].rowToMm);
    }
    int x0 = Math.max(0, (int) Math.floor((from - leftMm) / mmPerPx));
    int x1 = Math.min(widthPx - 1, (int) Math.ceil((to - leftMm) / mmPerPx));
    double vMm = topMm + (y + 0.5) * mmPerPx;
    for (int x = x0; x <= x1; x++) {
      double uMm = leftMm + (x + 0.5) * mmPerPx;
      int k = merge(active, n, uMm, 0);
      if (k > 0) {
        double path = 0;
        for (int i = 0; i < k; i++) {
          path += far[i] - near[i];
        }
        if (m > 0) {
          path -= removed(k, merge(missing, m, uMm, k));
        }
        if (path > 0) {
          into[y * widthPx + x] += (float) (path * weight * texture.at(uMm, vMm));
        }
      }
    }
  }

  /** Collects the chords at one ray, sorted and merged, into the slots from {@code base} on. */
  private int merge(Chord[] chords, int n, double uMm, int base) {
    int k = base;
    for (int i = 0; i < n; i++) {
      Chord chord = chords[i];
      if (uMm < chord.rowFromMm || uMm > chord.rowToMm || !chord.cross(uMm) || k == near.length) {
        continue;
      }
      double a = chord.near;
      double b = chord.far;
      int at = k;
      while (at > base && near[at - 1] > a) {
        near[at] = near[at - 1];
        far[at] = far[at - 1];
        at--;
      }
      near[at] = a;
      far[at] = b;
      k++;
    }
    int last = base;
    for (int i = base + 1; i < k; i++) {
      if (near[i] <= far[last]) {
        far[last] = Math.max(far[last], far[i]);
      } else {
        last++;
        near[last] = near[i];
        far[last] = far[i];
      }
    }
    return k == base ? 0 : last - base + 1;
  }

  private double removed(int solids, int holes) {
    double overlap = 0;
    for (int i = 0; i < solids; i++) {
      for (int j = solids; j < solids + holes; j++) {
        double both = Math.min(far[i], far[j]) - Math.max(near[i], near[j]);
        overlap += Math.max(0, both);
      }
    }
    return overlap;
  }

  private static int ready(List<Chord> chords, double vMm, Chord[] active) {
    int n = 0;
    for (Chord chord : chords) {
      if (chord.topMm <= vMm && chord.bottomMm >= vMm && chord.row(vMm)) {
        active[n++] = chord;
      }
    }
    return n;
  }

  private List<Chord> chords(List<Solid> solids) {
    List<Chord> chords = new ArrayList<>();
    double bottomMm = topMm + heightPx * mmPerPx;
    for (Solid solid : solids) {
      double m = magnification(solid.middle().z());
      Chord chord = new Chord(solid.placed(Pose.scale(m, m, 1)));
      if (chord.bottomMm > topMm
          && chord.topMm < bottomMm
          && chord.within(leftMm, leftMm + widthPx * mmPerPx)) {
        chords.add(chord);
      }
    }
    return chords;
  }
}
