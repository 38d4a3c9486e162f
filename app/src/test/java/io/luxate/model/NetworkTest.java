package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final int IMAGES = 2000;

  private final PointerScope scope = new PointerScope();
  private final Network network = Architecture.SHUFFLENET_V2_X1_0.create(2, 1);

  @AfterEach
  void givesTheMemoryBack() {
    network.close();
    scope.close();
  }

  @Test
  void leavesAResidualOutForWholeImagesAndMakesUpForItInTheOthers() {
    network.train(true);
    float[] kept = leaveOut(0.2);
    int whole = 0;
    for (int i = 0; i < IMAGES; i++) {
      assertThat(kept[2 * i]).isIn(0f, 1.25f).isEqualTo(kept[2 * i + 1]);
      whole += kept[2 * i] == 0 ? 0 : 1;
    }
    assertThat(whole).isBetween(1500, 1700); // 1600 expected, deviation 18
  }

  @Test
  void drawsFromItsOwnGeneratorOnly() {
    network.train(true);
    network.reseed(7);
    float[] first = leaveOut(0.5);
    float[] second = leaveOut(0.5);
    network.reseed(7);
    torch.manual_seed(8);
    assertThat(leaveOut(0.5)).isEqualTo(first).isNotEqualTo(second);
  }

  @Test
  void leavesNothingOutOnceTrained() {
    network.eval();
    assertThat(leaveOut(0.9)).containsOnly(1f);
  }

  private float[] leaveOut(double share) {
    Tensor ones = torch.ones(IMAGES, 2, 1, 1);
    return Batch.values(network.stochasticDepth(ones, share));
  }
}
