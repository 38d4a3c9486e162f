package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.LuxateException;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many images would be needed. */
class LearningCurveTest {
  @Test
  void fitsTheLawThatScipyFits() throws IOException {
    JsonNode cases =
        new ObjectMapper().readTree(getClass().getResourceAsStream("learning-curve-golden.json"));
    assertThat(cases).hasSize(3);
    for (JsonNode golden : cases) {
      int[] images = new ObjectMapper().convertValue(golden.get("images"), int[].class);
      double[] aurocs = new ObjectMapper().convertValue(golden.get("aurocs"), double[].class);
      LearningCurve curve = LearningCurve.fit(images, aurocs);
      double squares =
          IntStream.range(0, images.length)
              .mapToDouble(i -> Math.pow(aurocs[i] - curve.auroc(images[i]), 2))
              .sum();
      String name = golden.get("name").asText();
      assertThat(squares).as(name).isLessThan(golden.get("squares").asDouble() * 1.0001);
      assertThat(curve.rate()).as(name).isEqualTo(golden.get("rate").asDouble(), within(0.006));
      assertThat(curve.plateau())
          .as(name)
          .isEqualTo(golden.get("plateau").asDouble(), within(0.001));
    }
  }

  @Test
  void readsTheImagesNeededOffAKnownLaw() {
    int[] images = {10, 20, 40, 80};
    double[] aurocs = IntStream.of(images).mapToDouble(n -> 0.97 - 2.0 / n).toArray();
    LearningCurve curve = LearningCurve.fit(images, aurocs);
    assertThat(curve.plateau()).isEqualTo(0.97, within(1e-9));
    assertThat(curve.needed(0.95).orElseThrow()).isEqualTo(100, within(1e-6));
    assertThat(curve.needed(0.97)).isEmpty();
  }

  @Test
  void neverPromisesMoreThanAllOrThatMoreImagesHarm() {
    LearningCurve beyond = LearningCurve.fit(new int[] {10, 20, 40}, new double[] {0.7, 0.9, 1});
    assertThat(beyond.plateau()).isLessThanOrEqualTo(1);
    LearningCurve falling = LearningCurve.fit(new int[] {10, 20, 40}, new double[] {0.9, 0.8, 0.7});
    assertThat(falling.auroc(10)).isEqualTo(falling.auroc(1000)).isEqualTo(0.8, within(1e-12));
    assertThat(falling.needed(0.75).orElseThrow()).isZero();
    assertThat(falling.needed(0.85)).isEmpty();
  }

  @Test
  void givesLimitsThatHoldTheNumberAndNoneWithoutSpread() {
    int[] images = {10, 10, 10, 20, 20, 20, 40, 40, 40};
    double[] aurocs = {0.74, 0.78, 0.76, 0.86, 0.87, 0.84, 0.92, 0.9, 0.91};
    Bootstrap bootstrap = new Bootstrap(200, 1);
    LearningCurve curve = LearningCurve.fit(images, aurocs);
    Limits limits =
        LearningCurve.limits(images, aurocs, c -> c.auroc(30), bootstrap, 0.95).orElseThrow();
    assertThat(curve.auroc(30)).isBetween(limits.low(), limits.high());
    double[] same = {0.7, 0.7, 0.7, 0.8, 0.8, 0.8, 0.9, 0.9, 0.9};
    assertThat(LearningCurve.limits(images, same, c -> c.auroc(30), bootstrap, 0.95)).isEmpty();
  }

  @Test
  void asksForThreeSizes() {
    assertThatThrownBy(
            () -> LearningCurve.fit(new int[] {10, 20, 20}, new double[] {0.7, 0.8, 0.8}))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("three numbers");
  }
}
