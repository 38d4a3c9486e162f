package io.luxate.train;

import io.luxate.model.Batch;
import io.luxate.stats.MultiLabel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Labels that do not exclude each other: the mean over labels of each one's binary cross-entropy.
 *
 * @param held weight of a picture that a label holds for, per label
 * @param absent weight of one that it does not hold for
 * @param smoothing of the labels, 0 to 0.5
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record SeveralLabels(float[] held, float[] absent, double smoothing) implements Objective {

  /** The rarer side of a label weighs more, so that both sides weigh the same in all. */
  static SeveralLabels of(int labels, double smoothing, List<Sample> training) {
    float[] held = new float[labels];
    float[] absent = new float[labels];
    for (int k = 0; k < labels; k++) {
      int label = k;
      long with = training.stream().filter(sample -> sample.labels().contains(label)).count();
      long without = training.size() - with;
      held[k] = with == 0 ? 0 : training.size() / (2f * with);
      absent[k] = without == 0 ? 0 : training.size() / (2f * without);
    }
    return new SeveralLabels(held, absent, smoothing);
  }

  @Override
  public Tensor loss(Tensor scores, List<Sample> samples) {
    float[] weights = new float[samples.size() * held.length];
    float[] truth = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      boolean holds = holds(samples, i);
      weights[i] = holds ? held[i % held.length] : absent[i % held.length];
      truth[i] = (float) (holds ? 1 - smoothing / 2 : smoothing / 2);
    }
    return loss(scores, truth, new TensorOptional(tensor(weights)));
  }

  @Override
  public Tensor plainLoss(Tensor scores, List<Sample> samples) {
    float[] truth = new float[samples.size() * held.length];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = holds(samples, i) ? 1 : 0;
    }
    return loss(scores, truth, new TensorOptional());
  }

  @Override
  public double auroc(double[][] scores, List<Sample> samples) {
    boolean[][] truth = new boolean[scores.length][held.length];
    for (int i = 0; i < scores.length * held.length; i++) {
      truth[i / held.length][i % held.length] = holds(samples, i);
    }
    return IntStream.range(0, held.length).anyMatch(label -> isMixed(truth, label))
        ? MultiLabel.of(scores, truth).macro()
        : Double.NaN;
  }

  private static boolean isMixed(boolean[][] truth, int label) {
    return Arrays.stream(truth).map(row -> row[label]).distinct().count() > 1;
  }

  private Tensor loss(Tensor scores, float[] truth, TensorOptional weights) {
    return torch.binary_cross_entropy_with_logits(
        scores, tensor(truth), weights, new TensorOptional(), 1);
  }

  private Tensor tensor(float[] values) {
    return Batch.tensor(values, values.length / held.length, held.length);
  }

  /** Whether the label at this place, [picture][label] in one row, holds. */
  private boolean holds(List<Sample> samples, int place) {
    return samples.get(place / held.length).labels().contains(place % held.length);
  }
}
