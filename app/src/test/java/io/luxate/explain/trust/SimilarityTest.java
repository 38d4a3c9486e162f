package io.luxate.explain.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.luxate.explain.ActivationMap;
import io.luxate.image.Box;
import io.luxate.image.Framing;
import io.luxate.image.Geometry;
import io.luxate.image.Grey;
import io.luxate.image.Origin;
import io.luxate.image.Radiograph;
import org.junit.jupiter.api.Test;

class SimilarityTest {
  private static final float[] HILL = {0, 1, 0, 2, 5, 3, -1, 2, -4};

  @Test
  void sharesRanksAmongTies() {
    double byHand = 4.5 / Math.sqrt(4.5 * 5);
    assertThat(Ranks.correlation(new float[] {1, 2, 2, 4}, new float[] {1, 3, 2, 4}))
        .isCloseTo(byHand, within(1e-12));
    assertThat(Ranks.correlation(new float[] {-3, -1, -0f, 2}, new float[] {9, 8, 7, -6}))
        .isCloseTo(-1, within(1e-12));
  }

  @Test
  void isOneForAMapAndItself() {
    Similarity same = Similarity.of(map(HILL, 200, 100), map(HILL, 200, 100));
    assertThat(same.ssim()).isCloseTo(1, within(1e-9));
    assertThat(same.spearman()).isCloseTo(1, within(1e-9));
  }

  @Test
  void isMinusOneInRankForWhatSpeaksTheOtherWay() {
    float[] other = new float[HILL.length];
    for (int i = 0; i < other.length; i++) {
      other[i] = -HILL[i];
    }
    Similarity opposite = Similarity.of(map(HILL, 90, 90), map(other, 90, 90));
    assertThat(opposite.spearman()).isCloseTo(-1, within(1e-9));
    assertThat(opposite.ssim()).isLessThan(0.5);
  }

  @Test
  void isNoneInRankForAMapThatIsTheSameEverywhere() {
    assertThat(Similarity.of(map(HILL, 90, 90), map(new float[9], 90, 90)).spearman()).isZero();
  }

  @Test
  void countsEvidenceInTheBoxAndLeavesOutTheBordersThatFramingAdds() {
    float[] right = {7, 7, 7, 0, 0, 1, 7, 7, 7}; // above and below a wide picture is border
    ContentMap map = map(right, 300, 100);
    Location found = Location.of("wide", map, new Box(200, 0, 300, 100));
    assertThat(found.hit()).isTrue();
    assertThat(found.centreHit()).isFalse();
    assertThat(found.boxShare()).isCloseTo(1 / 3.0, within(0.02));
    assertThat(found.energy()).isGreaterThan(found.boxShare() + 0.05);
    Location missed = Location.of("wide", map, new Box(0, 0, 20, 100));
    assertThat(missed.hit()).isFalse();
    Location none = Location.of("none", map(new float[9], 300, 100), new Box(0, 0, 300, 100));
    assertThat(none.hit()).isFalse();
    assertThat(none.energy()).isZero();
  }

  private static ContentMap map(float[] cells, int widthPx, int heightPx) {
    Radiograph original =
        new Radiograph(
            new Origin("made up", "png", widthPx, heightPx, 8, 1, 1, "0".repeat(64)),
            Grey.black(widthPx, heightPx),
            Geometry.ofOriginal(widthPx, heightPx));
    return ContentMap.of(new ActivationMap(cells, 3, 3, Framing.LETTERBOX.frame(original, 96)));
  }
}
