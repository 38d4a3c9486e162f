package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.weights.Safetensors;
import io.luxate.weights.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** timm's outputs for weights made by a formula (benchmarks/peers/network_names.py). */
class TimmOutputsTest {
  private static final int SIDE_PX = 64;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "resnet18, resnet18",
    "resnet50, resnet50",
    "densenet121, densenet121",
    "mobilenetv2_100, mobilenet_v2",
    "mobilenetv3_small_100, mobilenet_v3_small",
    "mobilenetv3_large_100, mobilenet_v3_large",
    "efficientnet_b0, efficientnet_b0",
    "efficientnet_b3, efficientnet_b3",
    "efficientnetv2_s, efficientnet_v2_s",
  })
  void givesWhatTimmGivesWithTimmsWeights(String timm, String ours) throws IOException {
    boolean isBuilt = Arrays.stream(Architecture.values()).anyMatch(a -> a.id().equals(ours));
    assumeTrue(isBuilt, ours + " is not among the networks");
    Path file = folder.resolve("model.safetensors");
    Safetensors.write(file, Tables.filled(Tables.timm(timm)), Map.of());
    try (Network network = Architecture.named(ours).create(1000, 1)) {
      Weights.Match match = Weights.start(network, file);
      assertThat(match.missing()).isEmpty();
      assertThat(match.leftOver()).isEmpty();
      network.eval();
      float[] scores =
          Engine.withoutGradient(
              () -> Batch.values(network.forward(Batch.tensor(picture(), 1, 3, SIDE_PX, SIDE_PX))));
      float[] golden = golden(timm);
      assertThat(Arrays.copyOf(scores, golden.length)).containsExactly(golden, within(2e-4f));
    }
  }

  private static float[] picture() {
    float[] values = new float[3 * SIDE_PX * SIDE_PX];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Tables.unit(i, 0);
    }
    return values;
  }

  private static float[] golden(String timm) throws IOException {
    try (InputStream in = Tables.class.getResourceAsStream("timm/outputs.json")) {
      JsonNode scores = new ObjectMapper().readTree(in).get(timm);
      float[] values = new float[scores.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) scores.get(i).asDouble();
      }
      return values;
    }
  }
}
