package io.luxate.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoubtsTest {

  @Test
  void hasNoneAboutAnOrdinaryRadiograph() {
    assertThat(Doubts.of(shaded(200, 160, 0.1f, 0.9f))).isEmpty();
  }

  @Test
  void namesTheSizeOfASmallOrLongPicture() {
    assertThat(Doubts.of(shaded(300, 100, 0, 0.9f))).containsExactly("small: 300 x 100 px");
    assertThat(Doubts.of(shaded(150, 460, 0, 0.9f))).containsExactly("unusual shape: 150 x 460 px");
  }

  @Test
  void doubtsAPictureWithoutContrast() {
    assertThat(Doubts.of(shaded(200, 200, 0.4f, 0.5f))).containsExactly("hardly any contrast");
  }

  @Test
  void doubtsAPictureThatIsLargelyWhite() {
    Radiograph white = shaded(200, 200, 0.2f, 0.8f);
    java.util.Arrays.fill(white.pixels().values(), 0, 200 * 90, 1f);
    assertThat(Doubts.of(white)).singleElement().asString().contains("pure white");
  }

  private static Radiograph shaded(int width, int height, float from, float to) {
    float[] values = new float[width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] = from + (to - from) * (i % width) / width;
    }
    return new Radiograph(
        new Origin("shaded", "png", width, height, 8, 1, 1, "0".repeat(64)),
        new Grey(width, height, values),
        Geometry.ofOriginal(width, height));
  }
}
