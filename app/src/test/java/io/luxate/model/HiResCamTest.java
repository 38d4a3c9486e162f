package io.luxate.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.luxate.LuxateException;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a Trace acts by being open
class HiResCamTest {

  @Test
  void isTheClassicMapOverALinearHead() {
    try (Network network = Architecture.RESNET18.create(3, 1)) {
      network.eval();
      Engine.withoutGradient(
          () -> {
            Tensor features = network.features(Golden.pictures("classic", 2, 96));
            float[] classic = Batch.values(network.classMaps(features));
            float[] found = Batch.values(HiResCam.of(network, features));
            assertThat(found).containsExactly(classic, within(1e-4f));
            return true;
          });
    }
  }

  @Test
  void findsTheOnlyPlaceThatADeepHeadLooksAt() {
    try (Network network = Architecture.ALEXNET.create(2, 1)) {
      network.eval();
      Engine.withoutGradient(
          () -> {
            Tensor weight = requireNonNull(StateDict.of(network).get("classifier.1.weight"));
            Tensor places = weight.view(4096, 256, 6, 6);
            Tensor kept = places.narrow(2, 4, 1).narrow(3, 1, 1).clone();
            weight.zero_();
            places.narrow(2, 4, 1).narrow(3, 1, 1).copy_(kept);
            Tensor features = network.features(Golden.pictures("place", 1, 224));
            float[] map = Batch.values(network.classMaps(features));
            for (int i = 0; i < map.length; i++) {
              boolean looked = i % 36 == 4 * 6 + 1;
              assertThat(map[i] != 0).as("place " + i).isEqualTo(looked);
            }
            return true;
          });
    }
  }

  @Test
  void refusesToBeWrittenDownAsAGraphWithoutGradients() {
    try (Network network = Architecture.ALEXNET.create(2, 1);
        Trace trace = new Trace(network)) {
      Tensor features = Batch.tensor(new float[256 * 36], 1, 256, 6, 6);
      assertThatThrownBy(() -> network.classMaps(features))
          .isInstanceOf(LuxateException.class)
          .hasMessageContaining("leave --heatmaps out");
    }
  }
}
