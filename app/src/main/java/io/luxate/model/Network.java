package io.luxate.model;

import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A classifier in two halves: {@link #features} sees, {@link #head} decides, and {@link #classMaps}
 * shows for each class where in the features its score comes from (class activation map, Zhou et
 * al., CVPR 2016). Close it to give its memory back.
 *
 * <p>A part that is itself written in Java must be held in a field: torch calls back into it, and a
 * part that only torch holds would be collected.
 */
public abstract class Network extends Module {
  /** The network's own, so that networks trained side by side do not draw from each other's. */
  private final Generator dice = torch.make_generator_cpu();

  /** Activations of the last convolution: [images, 3, height, width] to [images, c, h, w]. */
  public abstract Tensor features(Tensor x);

  /** Scores before softmax, [images, classes], from {@link #features}. */
  public abstract Tensor head(Tensor features);

  /** Evidence for each class at each place of {@link #features}: [images, classes, h, w]. */
  public abstract Tensor classMaps(Tensor features);

  /** How the names of the head's own parameters begin; they change with the classes. */
  public abstract String headPrefix();

  /** Starts the network's own randomness (dropout) anew. */
  public final void reseed(long seed) {
    dice.set_current_seed(seed);
  }

  /** In training, zeros for that share of the numbers and the others grown to make up for it. */
  final Tensor dropout(Tensor x, double share) {
    if (!is_training()) {
      return x;
    }
    Tensor kept = torch.empty_like(x).cpu().bernoulli_(1 - share, new GeneratorOptional(dice));
    return x.mul(Engine.device().take(kept.div_(new Scalar(1 - share))));
  }

  /** Scores before softmax: [images, 3, height, width] to [images, classes]. */
  public final Tensor forward(Tensor x) {
    return head(features(x));
  }
}
