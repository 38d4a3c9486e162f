package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.weights.KnownNetwork;
import io.luxate.weights.Tables;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownNetworksTest {

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void everyNetworkHasTheNamesAndShapesThatTorchvisionsHas(Architecture architecture) {
    assertThat(KnownNetwork.all()).extracting(KnownNetwork::id).contains(architecture.id());
    Map<String, long[]> known = Tables.torchvision(architecture.id());
    try (Network network = architecture.create(1000, 1)) {
      Map<String, Tensor> state = StateDict.of(network);
      assertThat(state.keySet()).containsExactlyInAnyOrderElementsOf(known.keySet());
      state.forEach(
          (name, tensor) -> assertThat(tensor.shape()).as(name).isEqualTo(known.get(name)));
    }
  }
}
