package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.luxate.LuxateException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("try") // a PointerScope acts by being open
class ArchitectureTest {
  private static final int SIDE_PX = 40;

  @BeforeAll
  static void leavesACoreToOthers() {
    Engine.useThreads(1);
  }

  @ParameterizedTest
  @CsvSource({
    "RESNET18, 11689512, layer4.0.downsample.1.running_var, fc.bias, 122",
    "RESNET34, 21797672, layer3.5.bn2.weight, fc.weight, 218",
    "RESNET50, 25557032, layer1.0.downsample.0.weight, layer4.2.conv3.weight, 320",
    "SQUEEZENET1_1, 1235496, features.12.expand3x3.bias, classifier.1.weight, 52",
    "MOBILENET_V2, 3504872, features.1.conv.0.0.weight, features.18.1.num_batches_tracked, 314"
  })
  void countsAndNamesItsWeightsAsTorchvision(
      Architecture architecture, long count, String one, String other, int tensors) {
    try (Network network = architecture.create(1000, 1)) {
      Map<String, Tensor> state = StateDict.of(network);
      long parameters = 0;
      for (int i = 0; i < network.parameters().size(); i++) {
        parameters += network.parameters().get(i).numel();
      }
      assertThat(parameters).isEqualTo(count);
      assertThat(state).hasSize(tensors).containsKeys(one, other);
      assertThat(state.keySet()).anyMatch(name -> name.startsWith(network.headPrefix()));
    }
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void leadsAScoreForEachClassBackToEveryWeight(Architecture architecture) {
    try (Network network = architecture.create(3, 1);
        PointerScope scope = new PointerScope()) {
      network.train(true);
      Tensor scores = network.forward(pictures(2));
      assertThat(scores.shape()).containsExactly(2, 3);
      Tensor labels = Batch.tensor(new float[] {0, 2}, 2).to(torch.ScalarType.Long);
      torch.cross_entropy_loss(scores, labels).backward();
      for (Map.Entry<String, Tensor> entry : StateDict.of(network).entrySet()) {
        if (entry.getValue().requires_grad()) {
          assertThat(entry.getValue().grad().defined()).as(entry.getKey()).isTrue();
          assertThat(Batch.values(entry.getValue().grad()))
              .as(entry.getKey())
              .doesNotContain(Float.NaN);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void isItsHeadOverItsFeatures(Architecture architecture) {
    try (Network network = architecture.create(3, 1);
        PointerScope scope = new PointerScope()) {
      network.eval();
      Tensor x = pictures(1);
      float[] whole = Batch.values(network.forward(x));
      float[] parts = Batch.values(network.head(network.features(x)));
      assertThat(parts).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void scoresAPictureAlikeAloneAndAmongOthers(Architecture architecture) {
    try (Network network = architecture.create(3, 1);
        PointerScope scope = new PointerScope()) {
      network.eval();
      Tensor three = pictures(3);
      float[] together = Batch.values(network.forward(three));
      for (int i = 0; i < 3; i++) {
        float[] alone = Batch.values(network.forward(three.narrow(0, i, 1)));
        float[] row = Arrays.copyOfRange(together, 3 * i, 3 * i + 3);
        assertThat(alone).containsExactly(row, within(1e-4f));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void spreadsEachScoreOverItsMap(Architecture architecture) {
    try (Network network = architecture.create(3, 1);
        PointerScope scope = new PointerScope()) {
      network.eval();
      Tensor features = network.features(pictures(1));
      Tensor maps = network.classMaps(features);
      assertThat(maps.shape()).containsExactly(1, 3, features.size(2), features.size(3));
      float[] cells = Batch.values(maps);
      float[] scores = Batch.values(network.head(features));
      Tensor bias = StateDict.of(network).get(network.headPrefix() + "bias");
      boolean mapsHoldTheBias = architecture == Architecture.SQUEEZENET1_1;
      float[] biases = mapsHoldTheBias || bias == null ? new float[3] : Batch.values(bias);
      int area = cells.length / 3;
      for (int k = 0; k < 3; k++) {
        double mean = 0;
        for (int i = 0; i < area; i++) {
          mean += cells[k * area + i] / area;
        }
        assertThat(mean + biases[k]).isCloseTo(scores[k], within(1e-3 * (1 + Math.abs(scores[k]))));
      }
    }
  }

  @Test
  void startsFromTheSameWeightsWithTheSameSeedOnly() {
    assertThat(first(1)).isEqualTo(first(1)).isNotEqualTo(first(2));
  }

  @Test
  void namesTheNearestForAnUnknownName() {
    assertThatThrownBy(() -> Architecture.named("resnet-18"))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("unknown network 'resnet-18'; nearest names: resnet18")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.USER);
    assertThat(Architecture.named("mobilenet_v2")).isEqualTo(Architecture.MOBILENET_V2);
  }

  @Test
  void keepsTorchvisionsNamesForTheFirstLayersOfEachFamily() {
    Map<Architecture, List<String>> known =
        Map.of(
            Architecture.RESNET18,
            List.of("conv1.weight", "bn1.running_mean", "layer1.0.conv1.weight"),
            Architecture.SQUEEZENET1_1,
            List.of("features.0.weight", "features.3.squeeze.weight", "classifier.1.bias"),
            Architecture.MOBILENET_V2,
            List.of("features.0.0.weight", "features.2.conv.1.1.bias", "classifier.1.weight"));
    known.forEach(
        (architecture, names) -> {
          try (Network network = architecture.create(2, 1)) {
            Set<String> found = StateDict.of(network).keySet();
            assertThat(found).containsAll(names);
          }
        });
  }

  private static float[] first(long seed) {
    try (Network network = Architecture.SQUEEZENET1_1.create(2, seed)) {
      return Weights.snapshot(network).values().iterator().next().values();
    }
  }

  private static Tensor pictures(int count) {
    Random random = new Random(5);
    float[] values = new float[count * 3 * SIDE_PX * SIDE_PX];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Batch.tensor(values, count, 3, SIDE_PX, SIDE_PX);
  }
}
