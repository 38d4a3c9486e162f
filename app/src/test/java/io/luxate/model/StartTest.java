package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StartTest {

  /** Deviations as torchvision's constructors set them; a uniform one's is its reach over √3. */
  private static final Map<Architecture, Map<String, Double>> DEVIATIONS =
      Map.of(
          Architecture.RESNET18,
          Map.of("layer1.0.conv1.weight", he(64 * 9), "fc.weight", uniform(512)),
          Architecture.DENSENET121,
          Map.of(
              "features.denseblock1.denselayer1.conv1.weight",
              he(64),
              "classifier.weight",
              uniform(1024),
              "classifier.bias",
              0.0),
          Architecture.VGG16,
          Map.of(
              "features.28.weight",
              he(512 * 9),
              "features.28.bias",
              0.0,
              "classifier.0.weight",
              0.01,
              "classifier.6.weight",
              0.01,
              "classifier.6.bias",
              0.0),
          Architecture.ALEXNET,
          Map.of("features.3.weight", uniform(64 * 25), "classifier.4.weight", uniform(4096)),
          Architecture.INCEPTION_V3,
          Map.of(
              "Conv2d_4a_3x3.conv.weight",
              0.1,
              "AuxLogits.conv1.conv.weight",
              0.1,
              "AuxLogits.fc.weight",
              0.001,
              "fc.weight",
              0.1),
          Architecture.SQUEEZENET1_1,
          Map.of("features.6.expand3x3.weight", he(32 * 9), "classifier.1.weight", 0.01),
          Architecture.MOBILENET_V2,
          Map.of("features.18.0.weight", he(1280), "classifier.1.weight", 0.01));

  @ParameterizedTest
  @MethodSource("networks")
  void drawsFirstWeightsAsTorchvision(Architecture architecture, Map<String, Double> deviations) {
    try (Network network = architecture.create(100, 1)) {
      Map<String, Tensor> state = StateDict.of(network);
      deviations.forEach(
          (name, deviation) ->
              assertThat(deviation(Objects.requireNonNull(state.get(name), name)))
                  .as(name)
                  .isCloseTo(deviation, within(0.05 * deviation)));
    }
  }

  private static Stream<Arguments> networks() {
    return DEVIATIONS.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  private static double deviation(Tensor tensor) {
    return Engine.withoutGradient(() -> tensor.std(false).item_double());
  }

  private static double he(int connections) {
    return Math.sqrt(2.0 / connections);
  }

  private static double uniform(int inputs) {
    return Math.sqrt(1 / (3.0 * inputs));
  }
}
