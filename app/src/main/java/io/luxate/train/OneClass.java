package io.luxate.train;

import io.luxate.model.Batch;
import io.luxate.stats.Auroc;
import io.luxate.stats.OneVsRest;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Classes that exclude each other: cross-entropy of the softmax.
 *
 * @param weights of the classes
 * @param smoothing of the labels, 0 to 0.5
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record OneClass(float[] weights, double smoothing) implements Objective {

  /** Rare classes weigh more, so that each class weighs the same in all. */
  static OneClass of(int classes, double smoothing, List<Sample> training) {
    float[] weights = new float[classes];
    for (int k = 0; k < classes; k++) {
      int label = k;
      long count = training.stream().filter(sample -> of(sample) == label).count();
      weights[k] = count == 0 ? 0 : (float) training.size() / (classes * count);
    }
    return new OneClass(weights, smoothing);
  }

  @Override
  public Tensor loss(Tensor scores, List<Sample> samples) {
    TensorOptional weighing = new TensorOptional(Batch.tensor(weights, weights.length));
    return torch.cross_entropy_loss(scores, truth(samples), weighing, 1, -100, smoothing);
  }

  @Override
  public Tensor plainLoss(Tensor scores, List<Sample> samples) {
    return torch.cross_entropy_loss(scores, truth(samples));
  }

  @Override
  public double auroc(double[][] scores, List<Sample> samples) {
    int[] truth = samples.stream().mapToInt(OneClass::of).toArray();
    if (IntStream.of(truth).distinct().count() < 2) {
      return Double.NaN;
    }
    if (weights.length > 2) {
      return OneVsRest.of(scores, truth).macro();
    }
    double[] margin = new double[truth.length];
    boolean[] second = new boolean[truth.length];
    for (int i = 0; i < truth.length; i++) {
      margin[i] = scores[i][1] - scores[i][0];
      second[i] = truth[i] == 1;
    }
    return Auroc.of(margin, second).value();
  }

  private static int of(Sample sample) {
    return sample.labels().get(0);
  }

  private static Tensor truth(List<Sample> samples) {
    float[] truth = new float[samples.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = of(samples.get(i));
    }
    return Batch.tensor(truth, truth.length).to(torch.ScalarType.Long);
  }
}
