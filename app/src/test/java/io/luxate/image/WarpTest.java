package io.luxate.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WarpTest {
  @ParameterizedTest
  @CsvSource({"1000, 700", "700, 1000", "223, 225", "100, 60", "2815, 301"})
  void findsAPlantedSquareAgainThroughEveryFraming(int width, int height) {
    for (Framing framing : Framing.values()) {
      Radiograph planted = planted(width, height, width * 0.7, height * 0.3);
      double factor = (double) Math.max(width, height) / 224;
      assertFound(framing.frame(planted, 224), width * 0.7, height * 0.3, factor);
    }
  }

  @Test
  void findsAPlantedSquareAgainThroughALongWay() {
    Radiograph planted = planted(900, 600, 400, 250);
    Radiograph seen =
        Framing.LETTERBOX.frame(
            planted.crop(150, 40, 500, 500).flipHorizontally().flipVertically().shrinkTo(400), 224);
    assertFound(seen, 400, 250, 500 / 224.0);
    assertThat(seen.geometry().steps()).hasSize(5);
    assertThat(seen.geometry().originalWidthPx()).isEqualTo(900);
  }

  @ParameterizedTest
  @CsvSource({"7, 1", "30, 1", "90, 1", "133, 0.4", "180, 2.5", "-45, 6"})
  void findsAPlantedSquareAgainThroughATurn(double degrees, double scale) {
    Radiograph planted = planted(1200, 1200, 620, 585);
    Affine back =
        Affine.translate(-112, -112)
            .then(Affine.rotate(degrees, 0, 0))
            .then(Affine.scale(scale, scale))
            .then(Affine.translate(600, 600));
    assertFound(planted.warp("turn", 224, 224, back, 0f), 620, 585, scale);
  }

  @Test
  void leavesEveryPixelAloneWhenNothingMoves() {
    Radiograph noise = noise(37, 53);
    assertThat(noise.resize(37, 53).pixels().values()).isEqualTo(noise.pixels().values());
    assertThat(noise.flipHorizontally().flipHorizontally().pixels().values())
        .isEqualTo(noise.pixels().values());
    assertThat(noise.flipVertically().flipVertically().pixels().values())
        .isEqualTo(noise.pixels().values());
    assertThat(noise.crop(10, 20, 5, 6).pixels().at(4, 5)).isEqualTo(noise.pixels().at(14, 25));
    assertThat(noise.shrinkTo(53)).isSameAs(noise);
  }

  @Test
  void keepsAFlatPictureFlat() {
    float[] values = new float[301 * 207];
    Arrays.fill(values, 0.625f);
    Radiograph flat = radiograph(new Grey(301, 207, values));
    for (int side : new int[] {16, 100, 207, 500}) {
      for (float value : flat.resize(side, side).pixels().values()) {
        assertThat(value).isCloseTo(0.625f, within(1e-5f));
      }
    }
  }

  @Test
  void averagesAwayWhatANetworkPixelCannotShow() {
    float[] board = new float[512 * 512];
    for (int i = 0; i < board.length; i++) {
      board[i] = (i % 512 + i / 512) % 2;
    }
    for (float value : radiograph(new Grey(512, 512, board)).resize(64, 64).pixels().values()) {
      assertThat(value).isCloseTo(0.5f, within(0.01f));
    }
  }

  @Test
  void fillsBesideThePictureOnly() {
    float[] white = new float[40 * 40];
    Arrays.fill(white, 1f);
    Grey seen = radiograph(new Grey(40, 40, white)).crop(-10, -5, 60, 60).pixels();
    for (int y = 0; y < 60; y++) {
      for (int x = 0; x < 60; x++) {
        boolean inside = x >= 10 && x < 50 && y >= 5 && y < 45;
        assertThat(seen.at(x, y)).isEqualTo(inside ? 1f : 0f);
      }
    }
  }

  @Test
  void showsNothingButFillWhenThePictureIsElsewhere() {
    Grey seen = noise(40, 40).warp("away", 8, 8, Affine.translate(500, -300), 0.25f).pixels();
    for (float value : seen.values()) {
      assertThat(value).isEqualTo(0.25f);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void shrinksLikeAHalfTurnWouldWithinTheFiltersDifference(Framing framing) {
    Radiograph planted = planted(800, 500, 300, 200);
    Grey straight = framing.frame(planted, 96).pixels();
    Affine half = Affine.rotate(180, 48, 48);
    Grey turned =
        planted.warp("half turn", 96, 96, half.then(framing.back(800, 500, 96)), 0f).pixels();
    double difference = 0;
    for (int i = 0; i < straight.values().length; i++) {
      difference +=
          Math.abs(straight.values()[i] - turned.values()[straight.values().length - 1 - i]);
    }
    assertThat(difference / straight.values().length).isLessThan(0.002);
  }

  /**
   * The centre of mass of the picture leads back to the planted place within half a pixel of it.
   */
  private static void assertFound(Radiograph seen, double x, double y, double networkPixel) {
    double mass = 0;
    double sumX = 0;
    double sumY = 0;
    Grey pixels = seen.pixels();
    for (int j = 0; j < pixels.heightPx(); j++) {
      for (int i = 0; i < pixels.widthPx(); i++) {
        mass += pixels.at(i, j);
        sumX += pixels.at(i, j) * (i + 0.5);
        sumY += pixels.at(i, j) * (j + 0.5);
      }
    }
    assertThat(mass).isPositive();
    double fromX = seen.originalX(sumX / mass, sumY / mass);
    double fromY = seen.originalY(sumX / mass, sumY / mass);
    assertThat(fromX).isCloseTo((int) x + 0.5, within(0.5 * networkPixel));
    assertThat(fromY).isCloseTo((int) y + 0.5, within(0.5 * networkPixel));
  }

  /** Black but for a white square of 9 x 9 px about the pixel at a place. */
  private static Radiograph planted(int width, int height, double x, double y) {
    Grey grey = Grey.black(width, height);
    for (int j = -4; j <= 4; j++) {
      for (int i = -4; i <= 4; i++) {
        grey.values()[((int) y + j) * width + (int) x + i] = 1f;
      }
    }
    return radiograph(grey);
  }

  private static Radiograph noise(int width, int height) {
    Random random = new Random(3);
    Grey grey = Grey.black(width, height);
    for (int i = 0; i < grey.values().length; i++) {
      grey.values()[i] = random.nextFloat();
    }
    return radiograph(grey);
  }

  private static Radiograph radiograph(Grey grey) {
    int w = grey.widthPx();
    int h = grey.heightPx();
    return new Radiograph(
        new Origin("test", "png", w, h, 8, 1, 1, "00"), grey, Geometry.ofOriginal(w, h));
  }
}
