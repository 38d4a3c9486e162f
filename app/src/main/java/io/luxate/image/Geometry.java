package io.luxate.image;

import java.util.ArrayList;
import java.util.List;

/**
 * How the pixels at hand came from the pixels of the original file: each resize, pad, crop, flip
 * and turn in {@code steps}, and their product {@code toOriginal}, which leads a point of the
 * present picture to the original one (continuous pixel coordinates, see {@link Affine}).
 */
public record Geometry(
    int originalWidthPx, int originalHeightPx, Affine toOriginal, List<String> steps) {
  public Geometry {
    steps = List.copyOf(steps);
  }

  /** The geometry of a picture as the file holds it. */
  public static Geometry ofOriginal(int widthPx, int heightPx) {
    return new Geometry(widthPx, heightPx, Affine.IDENTITY, List.of());
  }

  /** This geometry after one more step; {@code back} leads from the new picture to this one. */
  public Geometry after(String step, Affine back) {
    List<String> more = new ArrayList<>(steps);
    more.add(step);
    return new Geometry(originalWidthPx, originalHeightPx, back.then(toOriginal), more);
  }
}
