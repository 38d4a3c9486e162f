package io.luxate.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.luxate.LuxateException;
import io.luxate.image.Framing;
import io.luxate.image.Geometry;
import io.luxate.image.Grey;
import io.luxate.image.Origin;
import io.luxate.image.Radiograph;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnTheFlyTest {
  private static final Augmentation ALL =
      new Augmentation(0, 20, 0.1, 0.2, 0.1, 8, 0.5, 0.5, 0.3, 0.3, 0.3, 0.3, 1, 0.05, 0.5, 0.2);
  private static final Augmentation GEOMETRY =
      new Augmentation(0, 20, 0.1, 0.2, 0.1, 8, 0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0);

  @ParameterizedTest
  @EnumSource(Framing.class)
  void isTheFramingAloneWhenNothingIsAllowed(Framing framing) {
    Radiograph image = shaded(120, 80);
    float[] framed = framing.frame(image, 64).pixels().values();
    float[] drawn = OnTheFly.draw(image, Augmentation.NONE, framing, 64, 5).pixels().values();
    float[] plain = framing.frame(image, 64, Augmentation.NONE.cropFromPx()).pixels().values();
    assertThat(plain).isEqualTo(framed);
    int differing = 0;
    for (int i = 0; i < framed.length; i++) {
      differing += Math.abs(framed[i] - drawn[i]) > 1e-5 ? 1 : 0;
    }
    assertThat(differing)
        .isLessThanOrEqualTo(2 * 64); // the row where picture and bar share a pixel
  }

  @Test
  void drawsTheSameForTheSameSeedAndAnotherForAnother() {
    Radiograph image = shaded(120, 80);
    Set<Integer> views = new HashSet<>();
    for (int epoch = 0; epoch < 50; epoch++) {
      long seed = Seeds.mix(1, 2, epoch);
      float[] first = OnTheFly.draw(image, ALL, Framing.LETTERBOX, 64, seed).pixels().values();
      float[] again = OnTheFly.draw(image, ALL, Framing.LETTERBOX, 64, seed).pixels().values();
      assertThat(first).isEqualTo(again);
      views.add(Arrays.hashCode(first));
    }
    assertThat(views).hasSize(50);
  }

  @Test
  void staysBetweenBlackAndWhiteWhateverIsDrawn() {
    for (int seed = 0; seed < 200; seed++) {
      for (float value :
          OnTheFly.draw(shaded(90, 120), ALL, Framing.LETTERBOX, 48, seed).pixels().values()) {
        assertThat(value).isBetween(0f, 1f);
      }
    }
  }

  @Test
  void leadsEveryDrawnViewBackToTheOriginal() {
    Grey grey = Grey.black(200, 160);
    for (int y = 68; y < 73; y++) {
      Arrays.fill(grey.values(), y * 200 + 108, y * 200 + 113, 1f); // centre (110.5, 70.5)
    }
    for (int seed = 0; seed < 100; seed++) {
      Radiograph seen =
          OnTheFly.draw(radiograph(grey), GEOMETRY, Framing.LETTERBOX, 112, Seeds.mix(seed));
      double[] centre = centreOfMass(seen.pixels());
      assertThat(seen.originalX(centre[0], centre[1])).isCloseTo(110.5, within(0.9));
      assertThat(seen.originalY(centre[0], centre[1])).isCloseTo(70.5, within(0.9));
    }
  }

  @Test
  void leavesTheBarsBlackEvenWhenItInverts() {
    Augmentation invert = new Augmentation(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0);
    Grey seen =
        OnTheFly.draw(radiograph(Grey.black(128, 64)), invert, Framing.LETTERBOX, 64, 1).pixels();
    assertThat(seen.at(32, 4)).isEqualTo(0f);
    assertThat(seen.at(32, 32)).isEqualTo(1f);
    assertThat(seen.at(32, 60)).isEqualTo(0f);
  }

  @Test
  void cutsARandomWindowInTrainingAndTheMiddleOtherwise() {
    Radiograph image = shaded(100, 100);
    Radiograph plain = Framing.SQUASH.frame(image, 224, Paper.ON_THE_FLY.cropFromPx());
    assertThat(plain.originalX(0, 0)).isCloseTo(16 * 100 / 256.0, within(1e-9));
    assertThat(plain.originalX(224, 224)).isCloseTo(240 * 100 / 256.0, within(1e-9));
    Augmentation crop = new Augmentation(256, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    double least = 100;
    double most = 0;
    for (int seed = 0; seed < 60; seed++) {
      double left = OnTheFly.draw(image, crop, Framing.SQUASH, 224, seed).originalX(0, 0);
      least = Math.min(least, left);
      most = Math.max(most, left);
    }
    assertThat(least).isBetween(0.0, 2.0);
    assertThat(most).isBetween(10.5, 12.5);
  }

  @Test
  void flipsAboutAsOftenAsAsked() {
    Augmentation flip = new Augmentation(0, 0, 0, 0, 0, 0, 0.25, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    Radiograph image = shaded(40, 40);
    int flipped = 0;
    for (int seed = 0; seed < 1000; seed++) {
      flipped += OnTheFly.draw(image, flip, Framing.SQUASH, 32, seed).originalX(0, 0) > 20 ? 1 : 0;
    }
    assertThat(flipped).isBetween(200, 300);
  }

  @Test
  void addsNoiseOfTheSizeAskedFor() {
    Augmentation noise = new Augmentation(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1, 0, 0);
    float[] half = new float[100 * 100];
    Arrays.fill(half, 0.5f);
    double largest = 0;
    for (int seed = 0; seed < 40; seed++) {
      double sum = 0;
      for (float value :
          OnTheFly.draw(radiograph(new Grey(100, 100, half)), noise, Framing.SQUASH, 100, seed)
              .pixels()
              .values()) {
        sum += (value - 0.5) * (value - 0.5);
      }
      largest = Math.max(largest, Math.sqrt(sum / half.length));
    }
    assertThat(largest).isBetween(0.08, 0.102);
  }

  @Test
  void blursWithoutLosingLight() {
    Grey point = Grey.black(41, 41);
    point.values()[20 * 41 + 20] = 1f;
    Blur.gaussian(point, 2);
    double sum = 0;
    double spread = 0;
    for (int i = 0; i < point.values().length; i++) {
      sum += point.values()[i];
      spread += point.values()[i] * Math.pow(i % 41 - 20, 2);
    }
    assertThat(sum).isCloseTo(1, within(1e-4));
    assertThat(Math.sqrt(spread)).isCloseTo(2, within(0.05));
  }

  @Test
  void refusesACropLargerThanWhatItIsCutFrom() {
    assertThatThrownBy(
            () -> OnTheFly.draw(shaded(50, 50), Paper.ON_THE_FLY, Framing.SQUASH, 299, 1))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("cropFromPx is 256, but the network takes 299 px");
  }

  static Radiograph shaded(int width, int height) {
    Grey grey = Grey.black(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        grey.values()[y * width + x] = 0.1f + 0.8f * x / width * (y + 1) / height;
      }
    }
    return radiograph(grey);
  }

  static Radiograph radiograph(Grey grey) {
    int w = grey.widthPx();
    int h = grey.heightPx();
    String sha256 = String.format("%064x", (long) Arrays.hashCode(grey.values()) & 0xffffffffL);
    return new Radiograph(
        new Origin("test", "png", w, h, 8, 1, 1, sha256), grey, Geometry.ofOriginal(w, h));
  }

  private static double[] centreOfMass(Grey grey) {
    double mass = 0;
    double x = 0;
    double y = 0;
    for (int row = 0; row < grey.heightPx(); row++) {
      for (int column = 0; column < grey.widthPx(); column++) {
        float value = grey.at(column, row);
        mass += value;
        x += value * (column + 0.5);
        y += value * (row + 0.5);
      }
    }
    return new double[] {x / mass, y / mass};
  }
}
