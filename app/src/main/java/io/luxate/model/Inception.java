package io.luxate.model;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/**
 * Inception v3 (Szegedy et al., CVPR 2016) in torchvision's form, with the auxiliary head that only
 * training listens to. Pictures are taken as they come (torchvision's {@code
 * transform_input=False}).
 */
public final class Inception extends Network {
  private final Stack early = new Stack();
  private final Stack auxiliary = new Stack();
  private final Stack late = new Stack();
  private final Linear fc;

  public static Inception inception_v3(int classes) {
    return new Inception(classes);
  }

  private Inception(int classes) {
    early
        .then(register_module("Conv2d_1a_3x3", conv(3, 32, 3, 2, 0)))
        .then(register_module("Conv2d_2a_3x3", conv(32, 32, 3, 1, 0)))
        .then(register_module("Conv2d_2b_3x3", conv(32, 64, 3, 1, 1)))
        .then(Inception::halve)
        .then(register_module("Conv2d_3b_1x1", conv(64, 80, 1, 1, 0)))
        .then(register_module("Conv2d_4a_3x3", conv(80, 192, 3, 1, 0)))
        .then(Inception::halve)
        .then(register_module("Mixed_5b", a(192, 32)))
        .then(register_module("Mixed_5c", a(256, 64)))
        .then(register_module("Mixed_5d", a(288, 64)))
        .then(register_module("Mixed_6a", b(288)))
        .then(register_module("Mixed_6b", c(128)))
        .then(register_module("Mixed_6c", c(160)))
        .then(register_module("Mixed_6d", c(160)))
        .then(register_module("Mixed_6e", c(192)));
    Linear second = new Linear(768, classes);
    auxiliary
        .then(x -> Ops.averagePool(x, 5, 3, 0))
        .add("conv0", conv(768, 128, 1, 1, 0))
        .add("conv1", conv(128, 768, 5, 1, 0))
        .then(Ops::globalAverage)
        .add("fc", second);
    register_module("AuxLogits", auxiliary);
    late.then(register_module("Mixed_7a", d()))
        .then(register_module("Mixed_7b", e(1280)))
        .then(register_module("Mixed_7c", e(2048)));
    fc = register_module("fc", new Linear(2048, classes));
    Start.weights(this, 0.1);
    Start.weights(second, 0.001);
  }

  @Override
  public Tensor features(Tensor x) {
    return late.forward(early.forward(x));
  }

  @Override
  public Tensor head(Tensor features) {
    return fc.forward(dropout(Ops.globalAverage(features), 0.5));
  }

  @Override
  public Tensor classMaps(Tensor features) {
    return Ops.everywhere(features, fc.weight());
  }

  @Override
  public List<Tensor> trainingScores(Tensor x) {
    Tensor middle = early.forward(x);
    return List.of(head(late.forward(middle)), auxiliary.forward(middle));
  }

  @Override
  public String headPrefix() {
    return "fc.";
  }

  @Override
  public boolean inHead(String name) {
    return super.inHead(name) || name.startsWith("AuxLogits.fc.");
  }

  private static Stack conv(int in, int out, int kernel, int stride, int padding) {
    return normalised(new Conv(in, out, kernel, stride, padding, 1), out);
  }

  private static Stack normalised(Conv conv, int out) {
    return new Stack().add("conv", conv).add("bn", new BatchNorm(out, 1e-3, 0.1)).then(Ops::relu_);
  }

  private static Tensor halve(Tensor x) {
    return Ops.maxPool(x, 3, 2, 0, false);
  }

  private static Tensor smooth(Tensor x) {
    return Ops.averagePool(x, 3, 1, 1);
  }

  /** Figure 5 of the paper: 35 x 35 places. */
  private static Mixed a(int in, int pooled) {
    Mixed m = new Mixed();
    return m.branch(m.same("branch1x1", in, 64, 1, 1))
        .branch(m.same("branch5x5_1", in, 48, 1, 1), m.same("branch5x5_2", 48, 64, 5, 5))
        .branch(
            m.same("branch3x3dbl_1", in, 64, 1, 1),
            m.same("branch3x3dbl_2", 64, 96, 3, 3),
            m.same("branch3x3dbl_3", 96, 96, 3, 3))
        .branch(Inception::smooth, m.same("branch_pool", in, pooled, 1, 1));
  }

  /** Figure 10: from 35 x 35 to 17 x 17. */
  private static Mixed b(int in) {
    Mixed m = new Mixed();
    return m.branch(m.half("branch3x3", in, 384))
        .branch(
            m.same("branch3x3dbl_1", in, 64, 1, 1),
            m.same("branch3x3dbl_2", 64, 96, 3, 3),
            m.half("branch3x3dbl_3", 96, 96))
        .branch(Inception::halve);
  }

  /** Figure 6: 17 x 17 places, 7 x 7 in two steps. */
  private static Mixed c(int narrow) {
    Mixed m = new Mixed();
    return m.branch(m.same("branch1x1", 768, 192, 1, 1))
        .branch(
            m.same("branch7x7_1", 768, narrow, 1, 1),
            m.same("branch7x7_2", narrow, narrow, 1, 7),
            m.same("branch7x7_3", narrow, 192, 7, 1))
        .branch(
            m.same("branch7x7dbl_1", 768, narrow, 1, 1),
            m.same("branch7x7dbl_2", narrow, narrow, 7, 1),
            m.same("branch7x7dbl_3", narrow, narrow, 1, 7),
            m.same("branch7x7dbl_4", narrow, narrow, 7, 1),
            m.same("branch7x7dbl_5", narrow, 192, 1, 7))
        .branch(Inception::smooth, m.same("branch_pool", 768, 192, 1, 1));
  }

  /** From 17 x 17 to 8 x 8. */
  private static Mixed d() {
    Mixed m = new Mixed();
    return m.branch(m.same("branch3x3_1", 768, 192, 1, 1), m.half("branch3x3_2", 192, 320))
        .branch(
            m.same("branch7x7x3_1", 768, 192, 1, 1),
            m.same("branch7x7x3_2", 192, 192, 1, 7),
            m.same("branch7x7x3_3", 192, 192, 7, 1),
            m.half("branch7x7x3_4", 192, 192))
        .branch(Inception::halve);
  }

  /** Figure 7: 8 x 8 places, wide. */
  private static Mixed e(int in) {
    Mixed m = new Mixed();
    return m.branch(m.same("branch1x1", in, 320, 1, 1))
        .branch(
            m.same("branch3x3_1", in, 384, 1, 1),
            fork(m.same("branch3x3_2a", 384, 384, 1, 3), m.same("branch3x3_2b", 384, 384, 3, 1)))
        .branch(
            m.same("branch3x3dbl_1", in, 448, 1, 1),
            m.same("branch3x3dbl_2", 448, 384, 3, 3),
            fork(
                m.same("branch3x3dbl_3a", 384, 384, 1, 3),
                m.same("branch3x3dbl_3b", 384, 384, 3, 1)))
        .branch(Inception::smooth, m.same("branch_pool", in, 192, 1, 1));
  }

  private static Layer fork(Layer left, Layer right) {
    return x -> Ops.cat(left.forward(x), right.forward(x));
  }

  /** Branches side by side, what they make joined along the channels. */
  private static final class Mixed extends Module implements Layer {
    private final List<Stack> branches = new ArrayList<>();

    Mixed branch(Layer... layers) {
      Stack branch = new Stack();
      for (Layer layer : layers) {
        branch.then(layer);
      }
      branches.add(branch);
      return this;
    }

    /** A convolution that keeps the picture's size. */
    Layer same(String name, int in, int out, int high, int wide) {
      return register_module(name, normalised(Conv.same(in, out, high, wide), out));
    }

    /** A 3 x 3 convolution that halves the picture's sides. */
    Layer half(String name, int in, int out) {
      return register_module(name, conv(in, out, 3, 2, 0));
    }

    @Override
    public Tensor forward(Tensor x) {
      return Ops.cat(branches.stream().map(branch -> branch.forward(x)).toArray(Tensor[]::new));
    }
  }
}
