package io.luxate.model;

import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/** MobileNetV2 1.0 (Sandler et al., CVPR 2018) in torchvision's form. */
public final class MobileNetV2 extends Network {
  /** Expansion, channels, repeats, first stride: table 2 of the paper. */
  private static final int[][] PLAN = {
    {1, 16, 1, 1},
    {6, 24, 2, 2},
    {6, 32, 3, 2},
    {6, 64, 4, 2},
    {6, 96, 3, 1},
    {6, 160, 3, 2},
    {6, 320, 1, 1}
  };

  private final Stack features = new Stack();
  private final Stack classifier = new Stack();
  private final Linear decide;

  public static MobileNetV2 mobilenet_v2(int classes) {
    return new MobileNetV2(classes);
  }

  private MobileNetV2(int classes) {
    features.add(convNormRelu(3, 32, 3, 2, 1));
    int in = 32;
    for (int[] row : PLAN) {
      for (int i = 0; i < row[2]; i++) {
        features.add(new InvertedResidual(in, row[1], i == 0 ? row[3] : 1, row[0]));
        in = row[1];
      }
    }
    features.add(convNormRelu(in, 1280, 1, 1, 1));
    decide = new Linear(1280, classes);
    register_module("features", features);
    classifier.then(x -> dropout(x, 0.2)).add(decide);
    register_module("classifier", classifier);
    Start.convolutions(this);
    Start.head(decide.weight(), decide.bias(), 0.01);
  }

  @Override
  public Tensor features(Tensor x) {
    return features.forward(x);
  }

  @Override
  public Tensor head(Tensor features) {
    return classifier.forward(Ops.globalAverage(features));
  }

  @Override
  public Tensor classMaps(Tensor features) {
    return Ops.everywhere(features, decide.weight());
  }

  @Override
  public String headPrefix() {
    return "classifier.1.";
  }

  private static Stack convNormRelu(int in, int out, int kernel, int stride, int groups) {
    return new Stack()
        .add(new Conv(in, out, kernel, stride, (kernel - 1) / 2, groups))
        .add(new BatchNorm(out))
        .then(Ops::relu6_);
  }

  /** Widen, filter each channel by itself, narrow again; added to its input where shapes allow. */
  private static final class InvertedResidual extends Module implements Layer {
    private final boolean adds;
    private final Stack conv = new Stack();

    InvertedResidual(int in, int out, int stride, int expansion) {
      adds = stride == 1 && in == out;
      int hidden = in * expansion;
      if (expansion != 1) {
        conv.add(convNormRelu(in, hidden, 1, 1, 1));
      }
      conv.add(convNormRelu(hidden, hidden, 3, stride, hidden))
          .add(new Conv(hidden, out, 1, 1, 0, 1))
          .add(new BatchNorm(out));
      register_module("conv", conv);
    }

    @Override
    public Tensor forward(Tensor x) {
      Tensor y = conv.forward(x);
      return adds ? Ops.add_(y, x) : y;
    }
  }
}
