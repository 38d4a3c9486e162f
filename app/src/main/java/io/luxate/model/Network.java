package io.luxate.model;

import java.util.List;
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

  private boolean dropping = true;

  /**
   * Activations of the last convolution: [images, 3, height, width] to [images, c, h, w]. Fewer
   * channels are the {@link Normalisation#planes} of a grey picture; one stands for three equal
   * ones.
   */
  public abstract Tensor features(Tensor x);

  /** Scores before softmax, [images, classes], from {@link #features}. */
  public abstract Tensor head(Tensor features);

  /**
   * What of {@link #features} is enough for {@link #head}, which answers the same to it: the mean
   * of each channel, [images, c, 1, 1], unless a head looks at places.
   */
  public Tensor condensed(Tensor features) {
    return Ops.average(features);
  }

  /** Evidence for each class at each place of {@link #features}: [images, classes, h, w]. */
  public abstract Tensor classMaps(Tensor features);

  /**
   * All scores that training learns from: the network's own first, then those of auxiliary heads.
   */
  public List<Tensor> trainingScores(Tensor x) {
    return List.of(forward(x));
  }

  /** How the names of the head's own parameters begin; they change with the classes. */
  public abstract String headPrefix();

  /**
   * Whether a parameter belongs to the head, or to an auxiliary one, and changes with the classes.
   */
  public boolean inHead(String name) {
    return name.startsWith(headPrefix());
  }

  /** Starts the network's own randomness (dropout) anew. */
  public final void reseed(long seed) {
    dice.set_current_seed(seed);
  }

  /** Lets dropout and stochastic depth pass everything in training too. */
  final void dropNothing() {
    dropping = false;
  }

  /** In training, zeros for that share of the numbers and the others grown to make up for it. */
  final Tensor dropout(Tensor x, double share) {
    return drops(share) ? drop(x, share, torch.empty_like(x)) : x;
  }

  /**
   * In training, zeros for that share of the images and the others grown to make up for it: a
   * residual left out (Huang et al., ECCV 2016).
   */
  final Tensor stochasticDepth(Tensor residual, double share) {
    return drops(share)
        ? drop(residual, share, residual.new_empty(residual.size(0), 1, 1, 1))
        : residual;
  }

  private boolean drops(double share) {
    return is_training() && dropping && share > 0;
  }

  private Tensor drop(Tensor x, double share, Tensor kept) {
    Tensor drawn = kept.cpu().bernoulli_(1 - share, new GeneratorOptional(dice));
    return x.mul(Engine.device().take(drawn.div_(new Scalar(1 - share))));
  }

  /** Scores before softmax: [images, 1 to 3, height, width] to [images, classes]. */
  public final Tensor forward(Tensor x) {
    return head(features(x));
  }
}
