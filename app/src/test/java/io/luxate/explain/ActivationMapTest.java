package io.luxate.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.luxate.image.Framing;
import io.luxate.image.Geometry;
import io.luxate.image.Grey;
import io.luxate.image.Origin;
import io.luxate.image.Radiograph;
import io.luxate.model.Architecture;
import io.luxate.model.Engine;
import io.luxate.model.ModelCard;
import io.luxate.model.Normalisation;
import io.luxate.model.TrainedModel;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationMapTest {
  private static final int INPUT_PX = 96;
  private static final int CELLS = 6;
  private static final int STRIDE_PX = INPUT_PX / CELLS;

  @ParameterizedTest
  @CsvSource({
    "301, 187, LETTERBOX, 0, 210.5, 77.5",
    "187, 301, LETTERBOX, 0, 40.5, 250.5",
    "97, 401, LETTERBOX, 0, 60.5, 111.5",
    "301, 187, SQUASH, 0, 33.5, 150.5",
    "187, 301, SQUASH, 0, 140.5, 33.5",
    "301, 187, SQUASH, 112, 200.5, 100.5",
    "187, 301, LETTERBOX, 112, 77.5, 170.5"
  })
  void isHottestWhereTheEvidenceLiesInTheOriginal(
      int width, int height, Framing framing, int cropFromPx, double x, double y) {
    Radiograph original = withSquareAt(width, height, x, y);
    Radiograph framed = framing.frame(original.shrinkTo(120), INPUT_PX, cropFromPx);
    Hotspot bright = Hotspot.of(framed.pixels()).orElseThrow();
    float[] cells = new float[CELLS * CELLS];
    int row = (int) (bright.y() / STRIDE_PX);
    int column = (int) (bright.x() / STRIDE_PX);
    cells[row * CELLS + column] = 3;
    ActivationMap map = new ActivationMap(cells, CELLS, CELLS, framed);
    Grey onOriginal = map.onOriginal();
    assertThat(onOriginal.widthPx()).isEqualTo(width);
    assertThat(onOriginal.heightPx()).isEqualTo(height);
    Hotspot found = Hotspot.of(onOriginal).orElseThrow();
    double strideX = STRIDE_PX * Math.abs(framed.geometry().toOriginal().xx());
    double strideY = STRIDE_PX * Math.abs(framed.geometry().toOriginal().yy());
    assertThat(found.x()).isCloseTo(x, within(strideX));
    assertThat(found.y()).isCloseTo(y, within(strideY));
  }

  @Test
  void liesBetweenZeroAndOneWithItsHottestPointAtOne() {
    float[] cells = {-4, 2, 0.5f, 7};
    Grey map = new ActivationMap(cells, 2, 2, framed(50, 30)).onOriginal();
    assertThat(map.values()).doesNotContain(Float.NaN);
    float least = 1;
    float most = 0;
    for (float value : map.values()) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    assertThat(least).isZero();
    assertThat(most).isEqualTo(1f);
  }

  @Test
  void isAllZeroWhenNothingSpeaksForTheClass() {
    Grey map = new ActivationMap(new float[] {-1, -2, -3, 0}, 2, 2, framed(50, 30)).onOriginal();
    assertThat(map.values()).containsOnly(0f);
  }

  @Test
  void showsTwoClassesAsEachOthersOpposite() {
    Engine.useThreads(1);
    ModelCard card =
        new ModelCard(
            "test",
            "resnet18",
            List.of("a", "b"),
            Optional.of("b"),
            64,
            0,
            Framing.LETTERBOX,
            Normalisation.IMAGENET,
            Optional.empty(),
            "not fixed",
            true);
    try (TrainedModel model = TrainedModel.ready(card, Architecture.RESNET18.create(2, 1))) {
      Radiograph original = withSquareAt(80, 61, 20.5, 30.5);
      ActivationMap a = ActivationMap.of(model, original, 0);
      ActivationMap b = ActivationMap.of(model, original, 1);
      assertThat(a.cells()).hasSize(4);
      for (int i = 0; i < a.cells().length; i++) {
        assertThat(a.cells()[i]).isCloseTo(-b.cells()[i], within(1e-5f));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"301, 187", "33, 400", "700, 40"})
  void isDrawnOverTheWholeOriginalWithALegendBelow(int width, int height) {
    float[] hot = new float[width * height];
    hot[0] = 1;
    Grey grey = Grey.black(width, height);
    Arrays.fill(grey.values(), 0.5f);
    BufferedImage drawn = Overlay.draw(grey, new Grey(width, height, hot));
    assertThat(drawn.getWidth()).isEqualTo(width);
    assertThat(drawn.getHeight()).isEqualTo(height + Legend.heightPx(width));
    assertThat(drawn.getRGB(5, 5) & 0xffffff).isEqualTo(0x808080);
    assertThat(drawn.getRGB(0, 0) & 0xffffff).isNotEqualTo(0x808080);
  }

  @Test
  void findsItsHottestPointInABox() {
    float[] values = new float[20];
    values[7] = 1;
    Hotspot hotspot = Hotspot.of(new Grey(5, 4, values)).orElseThrow();
    assertThat(hotspot).isEqualTo(new Hotspot(2.5, 1.5));
    assertThat(hotspot.isInside(2, 1, 1, 1)).isTrue();
    assertThat(hotspot.isInside(3, 1, 1, 1)).isFalse();
  }

  @Test
  void hasNoHottestPointWhereNothingSpeaksForTheClass() {
    assertThat(Hotspot.of(Grey.black(5, 4))).isEmpty();
  }

  private static Radiograph framed(int width, int height) {
    return Framing.LETTERBOX.frame(withSquareAt(width, height, 10, 10), INPUT_PX);
  }

  /** Black but for a bright square whose middle is at (x, y). */
  private static Radiograph withSquareAt(int width, int height, double x, double y) {
    Grey pixels = Grey.black(width, height);
    for (int j = (int) y - 4; j <= (int) y + 4; j++) {
      for (int i = (int) x - 4; i <= (int) x + 4; i++) {
        if (i >= 0 && j >= 0 && i < width && j < height) {
          pixels.values()[j * width + i] = 1;
        }
      }
    }
    return new Radiograph(
        new Origin("square", "png", width, height, 8, 1, 1, "0".repeat(64)),
        pixels,
        Geometry.ofOriginal(width, height));
  }
}
