package io.luxate.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One piece of the scene: the union of {@code solids} less the {@code hollows} (which keep a shell,
 * like a socket) and the {@code cracks} (which do not, like a fracture). The outer {@code shellMm}
 * attenuate as {@code shell} times the material, the rest as {@code core} times.
 */
record Part(
    Material material,
    List<Solid> solids,
    List<Solid> hollows,
    List<Solid> cracks,
    double shellMm,
    double shell,
    double core) {

  /** What a ray meets; each has its own attenuation in {@link Beam}. */
  enum Material {
    SOFT,
    BONE,
    METAL
  }

  Part {
    solids = List.copyOf(solids);
    hollows = List.copyOf(hollows);
    cracks = List.copyOf(cracks);
  }

  /** Made of one stuff throughout. */
  static Part plain(Material material, double density, Solid... solids) {
    return new Part(material, List.of(solids), List.of(), List.of(), 0, density, density);
  }

  Part placed(Pose pose) {
    return with(
        solids.stream().map(s -> s.placed(pose)).toList(),
        hollows.stream().map(s -> s.placed(pose)).toList(),
        cracks.stream().map(s -> s.placed(pose)).toList());
  }

  Part hollowed(Solid... more) {
    return with(solids, joined(hollows, more), cracks);
  }

  Part cracked(List<Solid> more) {
    return with(solids, hollows, joined(cracks, more.toArray(new Solid[0])));
  }

  /** The part without its shell, as a solid of the core's stuff. */
  Part inside() {
    List<Solid> less =
        solids.stream().map(s -> s.thinned(shellMm)).flatMap(Optional::stream).toList();
    List<Solid> more =
        hollows.stream().map(s -> s.thinned(-shellMm)).flatMap(Optional::stream).toList();
    return with(less, more, cracks);
  }

  private Part with(List<Solid> s, List<Solid> h, List<Solid> c) {
    return new Part(material, s, h, c, shellMm, shell, core);
  }

  private static List<Solid> joined(List<Solid> some, Solid... more) {
    List<Solid> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return all;
  }
}
