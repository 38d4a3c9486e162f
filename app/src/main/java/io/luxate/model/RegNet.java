package io.luxate.model;

import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/**
 * RegNet (Radosavovic et al., CVPR 2020) with squeeze-and-excitation, the paper's RegNetY, in
 * torchvision's form.
 */
public final class RegNet extends Network {
  private final Stack stem;
  private final Stack trunk = new Stack();
  private final Linear fc;

  /** Widths and depths of the stages: what the paper's rule gives for 48, 27.89 and 2.09. */
  public static RegNet regnet_y_400mf(int classes) {
    return new RegNet(classes, 8, new int[] {48, 104, 208, 440}, 1, 3, 6, 6);
  }

  private RegNet(int classes, int groupWidth, int[] widths, int... depths) {
    stem = register_module("stem", convNorm(3, 32, 3, 2, 1).then(Ops::relu_));
    int in = 32;
    for (int i = 0; i < depths.length; i++) {
      String name = "block" + (i + 1);
      Stack stage = new Stack();
      for (int j = 0; j < depths[i]; j++) {
        stage.add(name + "-" + j, new Block(in, widths[i], j == 0 ? 2 : 1, groupWidth));
        in = widths[i];
      }
      trunk.add(name, stage);
    }
    register_module("trunk_output", trunk);
    fc = register_module("fc", new Linear(in, classes));
    Start.convolutions(this);
    Start.head(fc.weight(), fc.bias(), 0.01);
  }

  @Override
  public Tensor features(Tensor x) {
    return trunk.forward(stem.forward(x));
  }

  @Override
  public Tensor head(Tensor features) {
    return fc.forward(Ops.globalAverage(features));
  }

  @Override
  public Tensor classMaps(Tensor features) {
    return Ops.everywhere(features, fc.weight());
  }

  @Override
  public String headPrefix() {
    return "fc.";
  }

  private static Stack convNorm(int in, int out, int kernel, int stride, int groups) {
    return new Stack()
        .add(new Conv(in, out, kernel, stride, (kernel - 1) / 2, groups))
        .add(new BatchNorm(out));
  }

  /** 1 x 1, 3 x 3 in groups, channels weighed, 1 x 1; added to its input or a projection of it. */
  private static final class Block extends Module implements Layer {
    private final Stack proj;
    private final Stack f = new Stack();

    Block(int in, int out, int stride, int groupWidth) {
      boolean projects = in != out || stride != 1;
      proj = projects ? register_module("proj", convNorm(in, out, 1, stride, 1)) : new Stack();
      f.add("a", convNorm(in, out, 1, 1, 1).then(Ops::relu_))
          .add("b", convNorm(out, out, 3, stride, out / groupWidth).then(Ops::relu_))
          .add("se", new SqueezeExcitation(out, in / 4, Ops::relu_, Ops::sigmoid_))
          .add("c", convNorm(out, out, 1, 1, 1));
      register_module("f", f);
    }

    /** An empty projection lets its input through. */
    @Override
    public Tensor forward(Tensor x) {
      return Ops.relu_(Ops.add_(f.forward(x), proj.forward(x)));
    }
  }
}
