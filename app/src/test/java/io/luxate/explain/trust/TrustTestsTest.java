package io.luxate.explain.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Progress;
import io.luxate.image.Box;
import io.luxate.image.Framing;
import io.luxate.image.Geometry;
import io.luxate.image.Grey;
import io.luxate.image.Origin;
import io.luxate.image.Radiograph;
import io.luxate.model.Architecture;
import io.luxate.model.Lamp;
import io.luxate.model.Models;
import io.luxate.model.TrainedModel;
import io.luxate.model.heatmap.HeatmapMethod;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrustTestsTest {
  private static final int SIDE = 96;
  private static final int SQUARE = 40;

  @Test
  void isEarnedWhereEveryTestIsPassed() {
    try (TrainedModel lamp = Lamp.model(Framing.LETTERBOX, 0, 20, 0.6f);
        TrainedModel other = Lamp.model(Framing.SQUASH, 0, 20, 0.6f)) {
      Trust trust = test(lamp, List.of(other), squares(14, true), HeatmapMethod.CAM);
      assertThat(trust.verdict().findings())
          .allMatch(finding -> finding.outcome() == Outcome.PASSED)
          .hasSize(TrustTest.values().length);
      assertThat(trust.verdict().standing()).isEqualTo(Standing.EARNED);
      assertThat(trust.locations().orElseThrow().hits()).isEqualTo(14);
      Removal one = trust.removals().orElseThrow().images().get(0);
      assertThat(one.deletion().get(0)).isEqualTo(one.insertion().get(8));
      assertThat(one.deletion().get(8)).isEqualTo(one.insertion().get(0));
      Trust again = test(lamp, List.of(other), squares(14, true), HeatmapMethod.CAM);
      assertThat(again).isEqualTo(trust);
    }
  }

  @Test
  void isWithheldFromANetworkThatLearnedNothing() {
    try (TrainedModel random = Models.trained(Architecture.SQUEEZENET1_1, 64)) {
      Trust trust = test(random, List.of(), squares(10, true), HeatmapMethod.CAM);
      assertThat(trust.verdict().standing()).isEqualTo(Standing.WITHHELD);
      assertThat(trust.verdict().withheld()).isTrue();
    }
  }

  @Test
  void isWithheldFromAMethodThatNeverAsksWhatTheHeadDecides() {
    try (TrainedModel model = Models.trained(Architecture.SQUEEZENET1_1, 64)) {
      Trust trust = test(model, List.of(), squares(10, false), HeatmapMethod.EIGEN_CAM);
      assertThat(outcomes(trust)).containsEntry(TrustTest.RANDOMISATION, Outcome.FAILED);
      assertThat(trust.randomisation().orElseThrow().head().spearman()).isGreaterThan(0.999);
    }
  }

  @Test
  void neverCallsPassedWhatWasNotTested() {
    try (TrainedModel lamp = Lamp.model(Framing.LETTERBOX, 0, 20, 0.6f)) {
      Trust unboxed = test(lamp, List.of(), squares(10, false), HeatmapMethod.CAM);
      assertThat(outcomes(unboxed))
          .containsEntry(TrustTest.REPEATABILITY, Outcome.NO_OTHER_MODELS)
          .containsEntry(TrustTest.POINTING, Outcome.NO_BOXES)
          .containsEntry(TrustTest.ENERGY, Outcome.NO_BOXES)
          .containsEntry(TrustTest.RANDOMISATION, Outcome.PASSED);
      assertThat(unboxed.verdict().standing()).isEqualTo(Standing.INCOMPLETE);
      Trust few = test(lamp, List.of(lamp), squares(9, true), HeatmapMethod.CAM);
      assertThat(outcomes(few).values()).containsOnly(Outcome.TOO_FEW_IMAGES);
      assertThat(few.verdict().standing()).isEqualTo(Standing.WITHHELD);
      assertThat(few.verdict().findings().get(0).words())
          .isEqualTo("Not tested: 9 images, and fewer than 10 say nothing.");
    }
  }

  private static Trust test(
      TrainedModel model, List<TrainedModel> others, List<TrustCase> cases, HeatmapMethod method) {
    return TrustTests.of(model, others, cases, method, Progress.SILENT);
  }

  private static Map<TrustTest, Outcome> outcomes(Trust trust) {
    Map<TrustTest, Outcome> outcomes = new EnumMap<>(TrustTest.class);
    trust.verdict().findings().forEach(f -> outcomes.put(f.test(), f.outcome()));
    return outcomes;
  }

  /** Dark pictures, each with a bright square somewhere; the square is the finding. */
  private static List<TrustCase> squares(int count, boolean boxed) {
    Random random = new Random(3);
    List<TrustCase> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int left = random.nextInt(SIDE - SQUARE);
      int top = random.nextInt(SIDE - SQUARE);
      Grey grey = Grey.black(SIDE, SIDE);
      for (int p = 0; p < SQUARE * SQUARE; p++) {
        grey.values()[(top + p / SQUARE) * SIDE + left + p % SQUARE] = 1;
      }
      Radiograph picture =
          new Radiograph(
              new Origin("square", "png", SIDE, SIDE, 8, 1, 1, "0".repeat(64)),
              grey,
              Geometry.ofOriginal(SIDE, SIDE));
      Box box = new Box(left, top, left + SQUARE, top + SQUARE);
      cases.add(
          new TrustCase("square " + i, picture, 1, boxed ? Optional.of(box) : Optional.empty()));
    }
    return cases;
  }
}
