package io.luxate.model.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.image.Framing;
import io.luxate.image.Grey;
import io.luxate.model.Architecture;
import io.luxate.model.Batch;
import io.luxate.model.Engine;
import io.luxate.model.Lamp;
import io.luxate.model.Models;
import io.luxate.model.TrainedModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeatmapMethodTest {
  /** Every method, made cheap. */
  private static final Map<String, Explainer> CHEAP = new LinkedHashMap<>();

  @BeforeAll
  static void makesEveryMethodCheap() {
    Engine.useThreads(1);
    CHEAP.put("cam", (model, framed, index, progress) -> Cam.of(model, framed, index));
    CHEAP.put("grad-cam", new GradCam());
    CHEAP.put("grad-cam++", new GradCamPlusPlus());
    CHEAP.put("layer-cam", new LayerCam());
    CHEAP.put("eigen-cam", new EigenCam());
    CHEAP.put("score-cam", new ScoreCam(2));
    CHEAP.put("integrated-gradients", new IntegratedGradients(2));
    CHEAP.put("occlusion", new Occlusion(2));
  }

  @ParameterizedTest
  @MethodSource("io.luxate.model.Zoo#networks")
  void answersOnEveryNetworkForEachClassAnother(Architecture architecture) {
    int side = switch (architecture) { // for more than one place
          case INCEPTION_V3 -> 112;
          case ALEXNET -> 96;
          default -> 64;
        };
    try (TrainedModel model =
        TrainedModel.ready(Models.card(architecture, side), architecture.create(3, 7))) {
      Grey picture = Models.pictures(1, side).get(0);
      CHEAP.forEach(
          (name, explainer) -> {
            EvidenceGrid one = explainer.explain(model, picture, 0, Progress.SILENT);
            EvidenceGrid other = explainer.explain(model, picture, 1, Progress.SILENT);
            assertThat(one.rows()).as(name).isBetween(1, side).isEqualTo(one.columns());
            assertThat(one.cells()).as(name).hasSize(one.rows() * one.columns());
            for (float cell : one.cells()) {
              assertThat(cell).as(name).isFinite();
            }
            if (name.equals("eigen-cam")) {
              assertThat(one.cells()).as(name).isEqualTo(other.cells());
            } else {
              assertThat(one.cells()).as(name).isNotEqualTo(other.cells());
            }
          });
    }
  }

  @Test
  void coversTheWholeListInItsTest() {
    List<String> names = new ArrayList<>();
    for (HeatmapMethod method : HeatmapMethod.values()) {
      names.add(method.id());
      assertThat(HeatmapMethod.named(method.id())).isEqualTo(method);
    }
    assertThat(CHEAP.keySet()).containsExactlyElementsOf(names);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RESNET18", "DENSENET121", "EFFICIENTNET_B0", "SHUFFLENET_V2_X1_0"})
  void makesGradCamTheClassicMapOverAnAverageAndOneLinearLayer(String name) {
    try (TrainedModel model = Models.trained(Architecture.valueOf(name), 96)) {
      Grey picture = Models.pictures(1, 96).get(0);
      for (int k = 0; k < 3; k++) {
        float[] classic = Cam.of(model, picture, k).cells();
        float[] found = new GradCam().explain(model, picture, k, Progress.SILENT).cells();
        float largest = 0;
        for (float cell : classic) {
          largest = Math.max(largest, Math.abs(cell));
        }
        float tolerance = (Engine.hasBf16Units() ? 0.02f : 1e-4f) * largest;
        assertThat(found).containsExactly(classic, within(tolerance));
      }
    }
  }

  @Test
  void addsIntegratedGradientsUpToTheScoresDifferenceFromBlack() {
    try (TrainedModel model = Models.trained(Architecture.RESNET18, 64)) {
      Grey picture = Models.pictures(1, 64).get(0);
      double sum = 0;
      for (float cell :
          new IntegratedGradients(64).explain(model, picture, 1, Progress.SILENT).cells()) {
        sum += cell;
      }
      double difference = contrast(model, picture) - contrast(model, Grey.black(64, 64));
      assertThat(sum).isCloseTo(difference, within(0.05 * Math.abs(difference) + 0.05));
    }
  }

  @Test
  void saysByOcclusionHowFarTheScoreSinks() {
    try (TrainedModel lamp = Lamp.model(Framing.LETTERBOX, 0)) {
      Grey picture = Grey.black(96, 96);
      picture.values()[10 * 96 + 80] = 1;
      EvidenceGrid grid = new Occlusion(6).explain(lamp, picture, 1, Progress.SILENT);
      double whole = contrast(lamp, picture);
      assertThat(whole).isPositive();
      assertThat(grid.cells()[5]).isCloseTo((float) whole, within(0.2f * (float) whole));
      assertThat(grid.cells()[30]).isNotPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"score-cam", "integrated-gradients", "occlusion"})
  void tellsHowFarItIsAndStopsWhenAsked(String name) {
    try (TrainedModel lamp = Lamp.model(Framing.LETTERBOX, 0)) {
      List<Long> done = new ArrayList<>();
      HeatmapMethod method = HeatmapMethod.named(name);
      Grey picture = Models.pictures(1, 96).get(0);
      method.of(lamp, picture, 1, (task, now, total, detail) -> done.add(total - now));
      assertThat(done).last().isEqualTo(0L);
      Thread.currentThread().interrupt();
      try {
        assertThatThrownBy(() -> method.of(lamp, picture, 1, Progress.SILENT))
            .isInstanceOf(CancellationException.class);
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }

  @Test
  void namesAllMethodsWhereItKnowsNone() {
    assertThatThrownBy(() -> HeatmapMethod.named("gradcam"))
        .isInstanceOf(LuxateException.class)
        .hasMessage(
            "unknown method 'gradcam'; choose cam, grad-cam, grad-cam++, layer-cam,"
                + " eigen-cam, score-cam, integrated-gradients or occlusion");
  }

  private static double contrast(TrainedModel model, Grey picture) {
    return Engine.withoutGradient(
        () -> {
          Tensor x = Batch.of(List.of(picture), model.card().normalisation());
          return Batch.values(
              Contrast.of(model.card(), Engine.forward(model.network()::forward, x), 1))[0];
        });
  }
}
