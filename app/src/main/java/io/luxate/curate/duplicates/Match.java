package io.luxate.curate.duplicates;

import io.luxate.image.Affine;

/**
 * How one picture lies over another.
 *
 * @param back from a point of the first to the point of the second that shows the same
 * @param landmarks found in both at places that agree with {@code back}
 * @param overlap share of the smaller picture that the other covers, 0 to 1
 * @param likeness median correlation of small tiles of detail where both have some, -1 to 1; of
 *     inverted pictures after inverting
 * @param inverted whether bright and dark are exchanged
 */
record Match(Affine back, int landmarks, double overlap, double likeness, boolean inverted) {

  /**
   * Likeness from which two are taken for one picture, as measured in BENCHMARKS.md. Both knees of
   * one person, mirrored, come to 0.66.
   */
  private static final double SAME = 0.68;

  static final int FEWEST_LANDMARKS = 14;
  private static final double LEAST_OVERLAP = 0.5;

  boolean isSamePicture() {
    return likeness >= SAME && landmarks >= FEWEST_LANDMARKS && overlap >= LEAST_OVERLAP;
  }

  /** How the first lies over the second. */
  Match inverse() {
    return new Match(back.inverse(), landmarks, overlap, likeness, inverted);
  }

  /** By how much the second is turned against the first, -180 to 180, clockwise. */
  double degrees() {
    double sense = mirrored() ? -1 : 1;
    return Math.toDegrees(Math.atan2(back.yx(), back.xx() * sense)) * sense;
  }

  /** Whether left and right are exchanged, however it is turned. */
  boolean mirrored() {
    return back.xx() * back.yy() - back.xy() * back.yx() < 0;
  }
}
