package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

  @Test
  void startsFromTheSameWeightsWithTheSameSeedOnly() {
    assertThat(first(1)).isEqualTo(first(1)).isNotEqualTo(first(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resnet-18     | ; nearest names: resnet18; 'luxate zoo'",
        "ResNet34      | ; nearest names: resnet34; 'luxate zoo'",
        "densenet      | ; nearest names: densenet121, densenet161; 'luxate zoo'",
        "mobilnet_v2   | ; nearest names: mobilenet_v2; 'luxate zoo'",
        "vit_b_16      | ; 'luxate zoo' lists all",
      })
  void namesTheNearestForAnUnknownNameAndNoFarOnes(String asked, String answer) {
    assertThatThrownBy(() -> Architecture.named(asked))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("unknown network '" + asked + "'" + answer)
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.USER);
  }

  @Test
  void knowsItsNames() {
    assertThat(Architecture.named("mobilenet_v2")).isEqualTo(Architecture.MOBILENET_V2);
  }

  @Test
  void refusesPicturesTooSmallToTrainOn() {
    assertThatThrownBy(() -> Architecture.INCEPTION_V3.requirePx(224))
        .isInstanceOf(LuxateException.class)
        .hasMessage(
            "inception_v3 cannot be trained on pictures of less than 299 px, and the recipe's"
                + " inputPx is 224; set inputPx: 299 in the recipe, or choose another network")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.USER);
    Architecture.INCEPTION_V3.requirePx(299);
    Architecture.RESNET18.requirePx(32);
  }

  private static float[] first(long seed) {
    try (Network network = Architecture.SQUEEZENET1_1.create(2, seed)) {
      return Weights.snapshot(network).values().iterator().next().values();
    }
  }
}
