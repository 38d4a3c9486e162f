package io.luxate.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Ray paths against lengths that can be worked out by hand. */
class PhantomProjectionTest {
  private static final Offset<Float> CLOSE = within(0.05f);

  @Test
  void aRayThroughTheMiddleOfABallCrossesItsDiameter() {
    assertThat(middle(bone(0, Solid.ball(Vec.ZERO, 10)))).isCloseTo(20f, CLOSE);
  }

  @Test
  void overlappingPiecesOfOneBoneCountOnce() {
    Solid ball = Solid.ball(Vec.ZERO, 10);
    Solid rod = Solid.rod(new Vec(0, -30, 0), 8, new Vec(0, 30, 0), 8);
    assertThat(middle(bone(0, ball, rod))).isCloseTo(20f, CLOSE);
  }

  @Test
  void aSocketTakesItsSphereOutOfTheBone() {
    Part part = bone(0, Solid.ball(Vec.ZERO, 10)).hollowed(Solid.ball(new Vec(0, 0, -4), 4));
    assertThat(middle(part)).isCloseTo(12f, CLOSE);
  }

  @Test
  void theShellIsDenserThanTheCore() {
    Part part =
        new Part(
            Part.Material.BONE,
            List.of(Solid.ball(Vec.ZERO, 10)),
            List.of(),
            List.of(),
            2,
            1,
            0.25);
    assertThat(middle(part)).isCloseTo(4f + 16 * 0.25f, CLOSE);
  }

  @Test
  void aRodSeenAlongItsAxisIsAsThickAsItIsLong() {
    Solid rod = Solid.rod(new Vec(0, 0, -20), 5, new Vec(0, 0, 20), 7);
    assertThat(middle(bone(0, rod))).isCloseTo(52f, CLOSE);
  }

  @Test
  void aTiltedRodIsThickerByTheCosineOfItsTilt() {
    Solid rod = Solid.rod(new Vec(-60, 0, -60), 5, new Vec(60, 0, 60), 5);
    assertThat(middle(bone(0, rod))).isCloseTo((float) (10 * Math.sqrt(2)), within(0.1f));
  }

  @Test
  void aCupKeepsOnlyTheHalfBehindItsPlane() {
    Solid half = Solid.ball(Vec.ZERO, 10).cutBy(new Vec(0, 0, 1), Vec.ZERO);
    assertThat(middle(bone(0, half))).isCloseTo(10f, CLOSE);
    assertThat(half.keep()).isNotEqualTo(Optional.empty());
  }

  @Test
  void mirroringABoneKeepsItsThickness() {
    Part rod = bone(0, Solid.rod(new Vec(-5, -30, 2), 8, new Vec(4, 30, -3), 6));
    float before = middle(rod);
    assertThat(middle(rod.placed(Pose.scale(-1, 1, 1)))).isCloseTo(before, within(0.2f));
  }

  private static Part bone(double shellMm, Solid... solids) {
    return new Part(Part.Material.BONE, List.of(solids), List.of(), List.of(), shellMm, 1, 1);
  }

  /** Material along the central ray, on a film of 101 pixels of 0.5 mm. */
  private static float middle(Part part) {
    float[] map = new float[101 * 101];
    new Projection(101, 101, 0.5, -25.25, -25.25).add(part, map, Texture.NONE);
    return map[50 * 101 + 50];
  }
}
