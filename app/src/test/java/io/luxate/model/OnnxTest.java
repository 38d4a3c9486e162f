package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.luxate.image.Grey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.onnx.global.onnx;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxTest {
  private static final int SIDE_PX = 96;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void leavesACoreToOthers() {
    Engine.useThreads(1);
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void answersInOnnxRuntimeAsInLuxate(Architecture architecture) {
    Path file = folder.resolve("model.onnx");
    try (TrainedModel model = Models.trained(architecture, SIDE_PX)) {
      OnnxExport.write(file, model, true, Map.of());
      try (OnnxModel onnx = OnnxModel.open(file)) {
        assertThat(onnx.card()).isEqualTo(model.card());
        for (int images : new int[] {1, 3}) {
          List<Grey> pictures = Models.pictures(images, SIDE_PX);
          float[] scores = scores(model, pictures);
          assertThat(spread(scores)).isGreaterThan(0.1f);
          assertThat(onnx.answer(pictures, OnnxExport.SCORES).values())
              .containsExactly(scores, within(1e-4f));
          assertThat(onnx.softmax(pictures)).containsExactly(softmax(scores), within(1e-4f));
        }
        Grey picture = Models.pictures(1, SIDE_PX).get(0);
        ClassMaps expected = maps(model, picture);
        ClassMaps maps = onnx.classMaps(picture);
        assertThat(List.of(maps.classes(), maps.rows(), maps.columns()))
            .containsExactly(expected.classes(), expected.rows(), expected.columns());
        float widest = Math.max(1, spread(expected.values()));
        assertThat(maps.values()).containsExactly(expected.values(), within(1e-4f * widest));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void passesTheCheckerOfOnnx(Architecture architecture) {
    Path file = folder.resolve("model.onnx");
    try (TrainedModel model = Models.trained(architecture, SIDE_PX)) {
      OnnxExport.write(file, model, true, Map.of("provenance.json", "{}"));
    }
    onnx.check_model(file.toString(), true, false, false); // throws what is wrong
  }

  /** As a network scores without autocast. */
  private static float[] scores(TrainedModel model, List<Grey> pictures) {
    return Engine.withoutGradient(
        () -> {
          Tensor x = Batch.of(pictures, model.card().normalisation());
          return Batch.values(model.network().forward(x));
        });
  }

  private static float[] softmax(float[] scores) {
    int classes = Models.CLASSES.size();
    return Engine.withoutGradient(
        () ->
            Batch.values(torch.softmax(Batch.tensor(scores, scores.length / classes, classes), 1)));
  }

  private static ClassMaps maps(TrainedModel model, Grey picture) {
    return Engine.withoutGradient(
        () -> {
          Network network = model.network();
          Tensor x = Batch.of(List.of(picture), model.card().normalisation());
          Tensor maps = network.classMaps(network.features(x));
          return new ClassMaps(
              Batch.values(maps), (int) maps.size(1), (int) maps.size(2), (int) maps.size(3));
        });
  }

  private static float spread(float[] values) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return high - low;
  }
}
