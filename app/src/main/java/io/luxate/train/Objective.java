package io.luxate.train;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** What a training lessens, and what tells whether it comes closer. */
sealed interface Objective permits OneClass, SeveralLabels {
  /** What training pictures teach: rare classes weigh more, labels may be smoothed. */
  Tensor loss(Tensor scores, List<Sample> samples);

  /** The plain loss of pictures to validate on. */
  Tensor plainLoss(Tensor scores, List<Sample> samples);

  /** Of all pictures seen, 0 to 1; NaN when they leave nothing to tell apart. */
  double auroc(double[][] scores, List<Sample> samples);

  /**
   * The objective of a set.
   *
   * @param multiLabel whether several labels may hold for one picture
   * @param training the pictures whose shares the weights follow
   */
  static Objective of(boolean multiLabel, int classes, double smoothing, List<Sample> training) {
    return multiLabel
        ? SeveralLabels.of(classes, smoothing, training)
        : OneClass.of(classes, smoothing, training);
  }
}
