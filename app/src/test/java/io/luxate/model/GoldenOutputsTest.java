package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenOutputsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void squeezeNetScoresAsItsPublishedOutputs(int set) {
    try (Network network = Architecture.SQUEEZENET1_1.create(1000, 0)) {
      Weights.Match match =
          Weights.start(network, Shared.file("weights/squeezenet1_1_onnxzoo_fp32.safetensors"));
      assertThat(match.summary())
          .isEqualTo("52 tensors matched, 0 missing, 0 left over, 0 of another shape; safetensors");
      network.eval();
      float[] found = run(network, "squeezenet1.1_nchw.set" + set + ".input_0.npy", false);
      Npy golden = Npy.read(Shared.file(golden("squeezenet1.1_nchw.set" + set + ".output_0.npy")));
      assertThat(furthest(found, golden.values())).isLessThan(5e-4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void mobileNetSeesAsItsPublishedFeatures(int set) {
    try (Network network = Architecture.MOBILENET_V2.create(2, 0)) {
      Weights.Match match =
          Weights.start(
              network, Shared.file("weights/mobilenet_v2_features_bnrecal_fp32.safetensors"));
      assertThat(match.misshapen()).isEmpty();
      assertThat(match.leftOver()).isEmpty();
      assertThat(match.missing())
          .allMatch(name -> name.startsWith("classifier.") || name.endsWith("tracked"));
      network.eval();
      float[] found = run(network, "mobilenetv2_nchw.set" + set + ".input_0.npy", true);
      Npy golden = Npy.read(Shared.file(golden("mobilenet_v2_pooled1280_set" + set + ".npy")));
      assertThat(furthest(found, golden.values())).isLessThan(2e-3);
    }
  }

  private static String golden(String name) {
    return "weights/golden/" + name;
  }

  private static float[] run(Network network, String input, boolean pooled) {
    Npy picture = Npy.read(Shared.file(golden(input)));
    return Engine.withoutGradient(
        () -> {
          Tensor x = Batch.tensor(picture.values(), picture.shape());
          return Batch.values(pooled ? Ops.globalAverage(network.features(x)) : network.forward(x));
        });
  }

  private static double furthest(float[] found, float[] golden) {
    assertThat(found).hasSameSizeAs(golden);
    double furthest = 0;
    for (int i = 0; i < found.length; i++) {
      furthest = Math.max(furthest, Math.abs(found[i] - golden[i]));
    }
    return furthest;
  }
}
