package io.luxate.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.luxate.image.Geometry;
import io.luxate.image.Grey;
import io.luxate.image.Origin;
import io.luxate.image.Radiograph;
import io.luxate.model.Batch;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** What several labels at once teach. */
@SuppressWarnings("try") // a PointerScope acts by being open
class SeveralLabelsTest {
  private static final Radiograph PICTURE =
      new Radiograph(
          new Origin("x", "png", 4, 4, 8, 1, 1, "0".repeat(64)),
          Grey.black(4, 4),
          Geometry.ofOriginal(4, 4));

  /** Of four pictures the first label holds for one, the second for two. */
  private static final List<Sample> SAMPLES =
      List.of(
          new Sample(PICTURE, List.of(0, 1)),
          new Sample(PICTURE, List.of(1)),
          new Sample(PICTURE, List.of()),
          new Sample(PICTURE, List.of()));

  @Test
  void isTheMeanCrossEntropyWithBothSidesOfALabelWeighingTheSame() {
    try (PointerScope scope = new PointerScope()) {
      Objective objective = SeveralLabels.of(2, 0, SAMPLES);
      float[] scores = {2, -1, 0, 3, -1, 0, 1, -2};
      double first =
          4 / 2.0 * entropy(2, true)
              + 4 / 6.0 * (entropy(0, false) + entropy(-1, false) + entropy(1, false));
      double second = entropy(-1, true) + entropy(3, true) + entropy(0, false) + entropy(-2, false);
      assertThat(objective.loss(Batch.tensor(scores, 4, 2), SAMPLES).item_float())
          .isEqualTo((float) ((first + second) / 8), within(1e-6f));
    }
  }

  @Test
  void teachesTwoLabelsThatHaveNothingToDoWithEachOther() {
    try (PointerScope scope = new PointerScope()) {
      Objective objective = SeveralLabels.of(2, 0, SAMPLES);
      Tensor seen = Batch.tensor(new float[] {1, 1, 1, 0, 1, 1, 0, 0, 1, 0, 0, 1}, 4, 3);
      Tensor weights = Batch.tensor(new float[6], 3, 2).requires_grad_();
      for (int step = 0; step < 300; step++) {
        objective.loss(seen.matmul(weights), SAMPLES).backward();
        weights.set_data(weights.data().sub(weights.grad(), new Scalar(2.0)));
        weights.grad().zero_();
      }
      float[] scores = Batch.values(seen.matmul(weights));
      for (int i = 0; i < scores.length; i++) {
        boolean holds = SAMPLES.get(i / 2).labels().contains(i % 2);
        assertThat(scores[i] > 0).as("score %s of place %s", scores[i], i).isEqualTo(holds);
      }
    }
  }

  private static double entropy(double score, boolean holds) {
    return Math.log1p(Math.exp(holds ? -score : score));
  }
}
