package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartWeightsTest {

  @Test
  void refusesPublishedWeightsOfAnotherNetworkBeforeAnybodyFetchesThem() {
    Optional<String> asked = Optional.of("resnet50.IMAGENET1K_V1");
    assertThatThrownBy(() -> StartWeights.requireFit(asked, Architecture.RESNET18))
        .hasMessageContaining(
            "resnet50.IMAGENET1K_V1 are weights for resnet50 and not for resnet18")
        .hasMessageContaining("luxate weights list resnet18")
        .hasMessageNotContaining("fetch")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.USER);
  }
}
