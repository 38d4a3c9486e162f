package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class StateDictTest {

  @Test
  void holdsItsTensorsAfterTorchsOwnListOfThemIsCollected() throws InterruptedException {
    try (Network network = Architecture.SQUEEZENET1_1.create(2, 1)) {
      Map<String, Tensor> state = StateDict.of(network);
      List<long[]> before = shapes(state);
      for (int i = 0; i < 3; i++) {
        System.gc();
        Thread.sleep(50); // JavaCPP frees on a thread of its own
        fillFreedMemory();
      }
      assertThat(shapes(state)).usingRecursiveComparison().isEqualTo(before);
    }
  }

  private static void fillFreedMemory() {
    for (int i = 0; i < 3000; i++) {
      torch.zeros(7, 5).close();
    }
  }

  private static List<long[]> shapes(Map<String, Tensor> state) {
    List<long[]> shapes = new ArrayList<>();
    state.values().forEach(tensor -> shapes.add(tensor.shape()));
    return shapes;
  }
}
