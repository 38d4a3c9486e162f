package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.luxate.LuxateException;
import io.luxate.image.Grey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.onnx.global.onnx;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxTest {
  private static final int SIDE_PX = 96; // vgg16 then sees fewer cells than its head has places

  /** Their heatmaps follow gradients, which no ONNX graph answers. */
  private static final Set<Architecture> WITHOUT_MAPS =
      EnumSet.of(
          Architecture.VGG16,
          Architecture.VGG16_BN,
          Architecture.ALEXNET,
          Architecture.MOBILENET_V3_SMALL,
          Architecture.MOBILENET_V3_LARGE,
          Architecture.CONVNEXT_TINY);

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void leavesACoreToOthers() {
    Engine.useThreads(1);
  }

  @ParameterizedTest
  @MethodSource("io.luxate.model.Zoo#networks")
  void answersInOnnxRuntimeAsInLuxateAndPassesOnnxsChecker(Architecture architecture) {
    boolean withMaps = !WITHOUT_MAPS.contains(architecture);
    Path file = folder.resolve("model.onnx");
    try (TrainedModel model = Models.trained(architecture, SIDE_PX)) {
      OnnxExport.write(file, model, withMaps, Map.of("provenance.json", "{}"));
      try (OnnxModel onnx = OnnxModel.open(file)) {
        assertThat(onnx.card()).isEqualTo(model.card());
        for (int images : new int[] {1, 3}) {
          List<Grey> pictures = Models.pictures(images, SIDE_PX);
          float[] scores = scores(model, pictures);
          assertThat(spread(scores)).isGreaterThan(0.1f);
          assertThat(onnx.answer(pictures, OnnxExport.SCORES).values())
              .containsExactly(scores, within(1e-4f));
          assertThat(onnx.flatProbabilities(pictures))
              .containsExactly(softmax(scores), within(1e-4f));
        }
        if (withMaps) {
          assertSameMaps(onnx, model);
        }
      }
    }
    if (isChecked()) {
      onnx.check_model(file.toString(), true, false, false); // throws what is wrong
    }
  }

  /** The checker's library is on the tests' class path for one platform. */
  static boolean isChecked() {
    return Loader.getPlatform().equals("linux-x86_64");
  }

  private static void assertSameMaps(OnnxModel onnx, TrainedModel model) {
    Grey picture = Models.pictures(1, SIDE_PX).get(0);
    ClassMaps expected = maps(model, picture);
    ClassMaps maps = onnx.classMaps(picture);
    assertThat(List.of(maps.classes(), maps.rows(), maps.columns()))
        .containsExactly(expected.classes(), expected.rows(), expected.columns());
    float widest = Math.max(1, spread(expected.values()));
    assertThat(maps.values()).containsExactly(expected.values(), within(1e-4f * widest));
  }

  @Test
  void saysThatAHeatmapOfGradientsCannotGoAlong() {
    Path file = folder.resolve("model.onnx");
    try (TrainedModel model = Models.trained(Architecture.MOBILENET_V3_SMALL, SIDE_PX)) {
      assertThatThrownBy(() -> OnnxExport.write(file, model, true, Map.of()))
          .isInstanceOf(LuxateException.class)
          .hasMessageContaining("needs gradients, which ONNX cannot hold")
          .extracting(e -> ((LuxateException) e).kind())
          .isEqualTo(LuxateException.Kind.USER);
    }
    assertThat(file).doesNotExist();
  }

  @Test
  @EnabledIf("isChecked")
  void doesNotPassTheCheckerWhenANodeIsOfAnotherKind() throws IOException {
    Path file = folder.resolve("model.onnx");
    try (TrainedModel model = Models.trained(Architecture.SQUEEZENET1_1, SIDE_PX)) {
      OnnxExport.write(file, model, false, Map.of());
    }
    ModelProto proto = ModelProto.parseFrom(Files.readAllBytes(file));
    ModelProto.Builder wrong = proto.toBuilder();
    wrong.getGraphBuilder().getNodeBuilder(3).setOpType("Convolution");
    Files.write(file, wrong.build().toByteArray());
    assertThatThrownBy(() -> onnx.check_model(file.toString(), true, false, false))
        .hasMessageContaining("Convolution");
    assertThatThrownBy(() -> OnnxModel.open(file)).isInstanceOf(LuxateException.class);
  }

  @Test
  void refusesAGraphThatIsNotWhatItsCardSays() throws IOException {
    Path file = folder.resolve("model.onnx");
    try (TrainedModel model = Models.trained(Architecture.SQUEEZENET1_1, SIDE_PX)) {
      OnnxExport.write(file, model, false, Map.of());
    }
    ModelProto proto = ModelProto.parseFrom(Files.readAllBytes(file));
    ModelProto.Builder fewer = proto.toBuilder().clearMetadataProps();
    Files.write(file, fewer.build().toByteArray());
    assertRefused(file, "is an ONNX file without Luxate's model.json");
    ModelProto.Builder other = proto.toBuilder();
    other
        .getMetadataPropsBuilderList()
        .forEach(entry -> entry.setValue(entry.getValue().replace("\"located\",", "")));
    Files.write(file, other.build().toByteArray());
    assertRefused(file, "was altered: its 'probabilities' is not what its model.json says");
  }

  private static void assertRefused(Path file, String words) {
    assertThatThrownBy(() -> Classifier.open(file))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining(words)
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
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
