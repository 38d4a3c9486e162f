package io.luxate.model;

import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** ConvNeXt (Liu et al., CVPR 2022) in torchvision's form. */
public final class ConvNeXt extends Network {
  private static final double EPSILON = 1e-6;
  private static final double LAST_SKIPPED = 0.1;

  private final Stack features = new Stack();
  private final Stack classifier = new Stack();

  public static ConvNeXt convnext_tiny(int classes) {
    return new ConvNeXt(classes, new int[] {96, 192, 384, 768}, 3, 3, 9, 3);
  }

  private ConvNeXt(int classes, int[] widths, int... depths) {
    double gaps = -1;
    for (int depth : depths) {
      gaps += depth;
    }
    int before = 0;
    features.add(
        new Stack().add(Conv.biased(3, widths[0], 4, 4, 0)).add(new ChannelNorm(widths[0])));
    for (int i = 0; i < depths.length; i++) {
      if (i > 0) {
        features.add(
            new Stack()
                .add(new ChannelNorm(widths[i - 1]))
                .add(Conv.biased(widths[i - 1], widths[i], 2, 2, 0)));
      }
      Stack stage = new Stack();
      for (int j = 0; j < depths[i]; j++) {
        stage.add(new Block(widths[i], LAST_SKIPPED * before++ / gaps));
      }
      features.add(stage);
    }
    int last = widths[widths.length - 1];
    classifier.add(new ChannelNorm(last)).then(Ops::flatten).add(new Linear(last, classes));
    register_module("features", features);
    register_module("classifier", classifier);
    Start.weights(this, 0.02);
    Start.biases(this);
  }

  @Override
  public Tensor features(Tensor x) {
    return features.forward(x);
  }

  @Override
  public Tensor head(Tensor features) {
    return classifier.forward(Ops.average(features));
  }

  @Override
  public Tensor classMaps(Tensor features) {
    return HiResCam.of(this, features);
  }

  @Override
  public String headPrefix() {
    return "classifier.2.";
  }

  /** Normalisation over the channels at each place of a picture. */
  private static final class ChannelNorm extends LayerNorm {
    ChannelNorm(long channels) {
      super(channels, EPSILON);
    }

    @Override
    public Tensor forward(Tensor x) {
      return Ops.permute(super.forward(Ops.permute(x, 0, 2, 3, 1)), 0, 3, 1, 2);
    }
  }

  /**
   * Filter each channel by itself, then mix the channels at each place; starts as almost nothing
   * and is sometimes skipped while training.
   */
  private final class Block extends Module implements Layer {
    private final double skipped;
    private final Tensor scale;
    private final Stack block = new Stack();

    Block(long width, double skipped) {
      this.skipped = skipped;
      scale = torch.full(new long[] {width, 1, 1}, new Scalar(1e-6));
      block
          .add(new Conv(width, width, 7, 1, 3, width, true))
          .then(x -> Ops.permute(x, 0, 2, 3, 1))
          .add(new LayerNorm(width, EPSILON))
          .add(new Linear(width, 4 * width))
          .then(Ops::gelu)
          .add(new Linear(4 * width, width))
          .then(x -> Ops.permute(x, 0, 3, 1, 2));
      register_parameter("layer_scale", scale);
      register_module("block", block);
    }

    @Override
    public Tensor forward(Tensor x) {
      return Ops.add_(stochasticDepth(Ops.mul(scale, block.forward(x)), skipped), x);
    }
  }
}
