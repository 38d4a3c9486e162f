package io.luxate.model;

import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/** ShuffleNetV2 (Ma et al., ECCV 2018) in torchvision's form. */
public final class ShuffleNetV2 extends Network {
  private final Stack conv1;
  private final Stack stage2;
  private final Stack stage3;
  private final Stack stage4;
  private final Stack conv5;
  private final Linear fc;

  public static ShuffleNetV2 shufflenet_v2_x1_0(int classes) {
    return new ShuffleNetV2(24, 116, 232, 464, 1024, classes);
  }

  private ShuffleNetV2(int stem, int first, int second, int third, int last, int classes) {
    conv1 = register_module("conv1", filter(new Stack(), 3, stem, 3, 2, 1).then(Ops::relu_));
    stage2 = register_module("stage2", stage(stem, first, 4));
    stage3 = register_module("stage3", stage(first, second, 8));
    stage4 = register_module("stage4", stage(second, third, 4));
    conv5 = register_module("conv5", filter(new Stack(), third, last, 1, 1, 1).then(Ops::relu_));
    fc = register_module("fc", new Linear(last, classes));
  }

  @Override
  public Tensor features(Tensor x) {
    Tensor stem = Ops.maxPool(conv1.forward(x), 3, 2, 1, false);
    return conv5.forward(stage4.forward(stage3.forward(stage2.forward(stem))));
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

  private static Stack stage(int in, int out, int depth) {
    Stack units = new Stack().add(new Unit(in, out, 2));
    for (int i = 1; i < depth; i++) {
      units.add(new Unit(out, out, 1));
    }
    return units;
  }

  /** A convolution and its normalisation, appended. */
  private static Stack filter(Stack to, int in, int out, int kernel, int stride, int groups) {
    return to.add(new Conv(in, out, kernel, stride, (kernel - 1) / 2, groups))
        .add(new BatchNorm(out));
  }

  /**
   * One half of the channels filtered, the other let through, and both shuffled; where the picture
   * shrinks, both branches filter all channels.
   */
  private static final class Unit extends Module implements Layer {
    private final boolean shrinks;
    private final int half;
    private final Stack branch1 = new Stack();
    private final Stack branch2 = new Stack();

    Unit(int in, int out, int stride) {
      shrinks = stride > 1;
      half = out / 2;
      if (shrinks) {
        filter(branch1, in, in, 3, stride, in);
        filter(branch1, in, half, 1, 1, 1).then(Ops::relu_);
      }
      filter(branch2, shrinks ? in : half, half, 1, 1, 1).then(Ops::relu_);
      filter(branch2, half, half, 3, stride, half);
      filter(branch2, half, half, 1, 1, 1).then(Ops::relu_);
      register_module("branch1", branch1);
      register_module("branch2", branch2);
    }

    @Override
    public Tensor forward(Tensor x) {
      Tensor left = shrinks ? branch1.forward(x) : Ops.channels(x, 0, half);
      Tensor right = branch2.forward(shrinks ? x : Ops.channels(x, half, half));
      return Ops.shuffle(Ops.cat(left, right), 2);
    }
  }
}
