package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.luxate.image.Grey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForAnswersTest {
  private static final List<Grey> PICTURES = Models.pictures(3, 64);

  @AfterEach
  void backToTheMachinesOwnPrecision() {
    Engine.usePrecision(Precision.AUTO);
  }

  @Test
  void answersAsTheNetworkItselfThroughOnnxRuntime() {
    Engine.usePrecision(Precision.FP32);
    TrainedModel model = trained();
    float[] expected = model.flatProbabilities(PICTURES);
    try (Classifier answers = model.forAnswers()) {
      assertThat(answers.card()).isEqualTo(model.card());
      assertThat(answers.flatProbabilities(PICTURES)).containsExactly(expected, within(1e-5f));
      if (!Engine.device().isGpu()) {
        assertThat(answers.answering().engine()).startsWith("onnxruntime");
      }
    }
  }

  @Test
  void threadsSideBySideKeepTheOrderOfTheImages(@TempDir Path folder) {
    Engine.usePrecision(Precision.FP32);
    List<Grey> many = Models.pictures(11, 64);
    Path export = folder.resolve("model.onnx");
    float[] expected;
    try (TrainedModel model = trained()) {
      expected = model.flatProbabilities(many);
      OnnxExport.write(export, model, false, Map.of());
    }
    int before = Engine.threads();
    Engine.useThreads(3);
    try (Classifier answers = Classifier.open(export).forAnswers()) {
      assertThat(answers.flatProbabilities(many)).containsExactly(expected, within(1e-5f));
      assertThat(answers.flatProbabilities(many.subList(10, 11)))
          .containsExactly(Arrays.copyOfRange(expected, 30, 33), within(1e-5f));
    } finally {
      Engine.useThreads(before);
    }
  }

  @Test
  void answersOfSeveralNetworksAreTheirMean() {
    Engine.usePrecision(Precision.FP32);
    Ensemble ensemble = new Ensemble(trained().card(), List.of(trained(), trained()));
    float[] expected = ensemble.flatProbabilities(PICTURES);
    try (Classifier answers = ensemble.forAnswers()) {
      assertThat(answers.flatProbabilities(PICTURES)).containsExactly(expected, within(1e-5f));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Architecture.class,
      names = {"RESNET18", "DENSENET121", "MOBILENET_V2", "EFFICIENTNET_B0", "SHUFFLENET_V2_X1_0"})
  void mergedNormsChangeNoAnswer(Architecture architecture) {
    Engine.usePrecision(Precision.FP32);
    try (TrainedModel model = Models.trained(architecture, 64)) {
      float[] expected = model.flatProbabilities(PICTURES);
      List<Conv> changed = Engine.withoutGradient(() -> Merged.mergeNorms(model.network(), 64));
      assertThat(changed).isNotEmpty();
      assertThat(model.flatProbabilities(PICTURES)).containsExactly(expected, within(1e-4f));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Architecture.class,
      names = {
        "RESNET18",
        "RESNET50",
        "DENSENET121",
        "MOBILENET_V2",
        "MOBILENET_V3_LARGE",
        "REGNET_Y_400MF",
        "SQUEEZENET1_1"
      })
  void fusedFunctionsChangeNoAnswer(Architecture architecture) {
    Engine.usePrecision(Precision.FP32);
    assumeThat(FusedConv.isAvailable() && !Engine.device().isGpu()).isTrue();
    try (TrainedModel model = Models.trained(architecture, 64)) {
      float[] expected = model.flatProbabilities(PICTURES);
      Engine.withoutGradient(() -> Merged.mergeNorms(model.network(), 64));
      List<Conv> fused =
          Engine.withoutGradient(
              () -> Merged.fuse(model.network(), model.card(), torch.ScalarType.Float));
      assertThat(fused).isNotEmpty();
      assertThat(model.flatProbabilities(PICTURES)).containsExactly(expected, within(1e-4f));
      fused.forEach(Conv::unfuse);
    }
  }

  @Test
  void bfloat16StaysNearFloat32AndSaysSo() {
    TrainedModel model = Models.trained(Architecture.RESNET18, 64);
    Engine.usePrecision(Precision.FP32);
    float[] exact = model.flatProbabilities(PICTURES);
    float[] maps = model.classMaps(PICTURES.get(0)).values();
    assertThat(model.answering().precision()).isEqualTo("float32");
    Engine.usePrecision(Precision.BF16);
    try (Classifier answers = model.forAnswers()) {
      assertThat(answers.answering().precision()).isEqualTo("bfloat16");
      float[] coarse = answers.flatProbabilities(PICTURES);
      assertThat(coarse).containsExactly(exact, within(0.05f)).isNotEqualTo(exact);
      float largest = 0;
      for (float value : maps) {
        largest = Math.max(largest, Math.abs(value));
      }
      assertThat(answers.classMaps(PICTURES.get(0)).values())
          .containsExactly(maps, within(0.05f * largest));
    }
  }

  private static TrainedModel trained() {
    return Models.trained(Architecture.SQUEEZENET1_1, 64);
  }
}
