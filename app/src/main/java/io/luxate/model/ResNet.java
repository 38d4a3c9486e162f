package io.luxate.model;

import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/**
 * Residual networks (He et al., CVPR 2016) in torchvision's form: the stride of a bottleneck sits
 * on its 3 x 3 convolution.
 */
public final class ResNet extends Network {
  private final Conv conv1 = register_module("conv1", new Conv(3, 64, 7, 2, 3, 1));
  private final BatchNorm bn1 = register_module("bn1", new BatchNorm(64));
  private final Stack layer1;
  private final Stack layer2;
  private final Stack layer3;
  private final Stack layer4;
  private final Linear fc;

  public static ResNet resnet18(int classes) {
    return new ResNet(Basic::new, 1, classes, 2, 2, 2, 2);
  }

  public static ResNet resnet34(int classes) {
    return new ResNet(Basic::new, 1, classes, 3, 4, 6, 3);
  }

  public static ResNet resnet50(int classes) {
    return new ResNet(Bottleneck::new, 4, classes, 3, 4, 6, 3);
  }

  public static ResNet resnet101(int classes) {
    return new ResNet(Bottleneck::new, 4, classes, 3, 4, 23, 3);
  }

  public static ResNet resnet152(int classes) {
    return new ResNet(Bottleneck::new, 4, classes, 3, 8, 36, 3);
  }

  private ResNet(BlockMaker maker, int expansion, int classes, int... depths) {
    layer1 = register_module("layer1", layer(maker, expansion, 64, 64, depths[0], 1));
    layer2 = register_module("layer2", layer(maker, expansion, 64 * expansion, 128, depths[1], 2));
    layer3 = register_module("layer3", layer(maker, expansion, 128 * expansion, 256, depths[2], 2));
    layer4 = register_module("layer4", layer(maker, expansion, 256 * expansion, 512, depths[3], 2));
    fc = register_module("fc", new Linear(512L * expansion, classes));
    Start.convolutions(this);
  }

  @Override
  public Tensor features(Tensor x) {
    Tensor stem = Ops.maxPool(Ops.relu_(bn1.forward(conv1.forward(x))), 3, 2, 1, false);
    return layer4.pass(layer3.pass(layer2.pass(layer1.pass(stem))));
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

  private static Stack layer(
      BlockMaker maker, int expansion, int in, int width, int depth, int stride) {
    Stack blocks = new Stack();
    for (int i = 0; i < depth; i++) {
      blocks.add(maker.make(i == 0 ? in : width * expansion, width, i == 0 ? stride : 1));
    }
    return blocks;
  }

  @FunctionalInterface
  private interface BlockMaker {
    Block make(int in, int width, int stride);
  }

  /** A residual block: what it computes is added to what it got. */
  private abstract static class Block extends Module implements Layer {
    private final boolean projects;
    private final Stack downsample = new Stack();

    Block(int in, int out, int stride) {
      projects = stride != 1 || in != out;
      if (projects) {
        downsample.add(new Conv(in, out, 1, stride, 0, 1)).add(new BatchNorm(out));
      }
    }

    /** torchvision registers the projection last. */
    void registerProjection() {
      if (projects) {
        register_module("downsample", downsample);
      }
    }

    /** What the block adds to {@code identity}, and both rectified. */
    abstract Tensor join(Tensor x, Tensor identity);

    @Override
    public Tensor forward(Tensor x) {
      return join(x, projects ? downsample.forward(x) : x);
    }
  }

  /** Two 3 x 3 convolutions. */
  private static final class Basic extends Block {
    private final Conv conv1;
    private final BatchNorm bn1;
    private final Conv conv2;
    private final BatchNorm bn2;

    Basic(int in, int width, int stride) {
      super(in, width, stride);
      conv1 = register_module("conv1", new Conv(in, width, 3, stride, 1, 1));
      bn1 = register_module("bn1", new BatchNorm(width));
      conv2 = register_module("conv2", new Conv(width, width, 3, 1, 1, 1));
      bn2 = register_module("bn2", new BatchNorm(width));
      registerProjection();
    }

    @Override
    Tensor join(Tensor x, Tensor identity) {
      Tensor y = Ops.relu_(bn1.forward(conv1.forward(x)));
      return conv2.rectifiedSum(y, bn2, identity);
    }
  }

  /** 1 x 1 to narrow, 3 x 3, 1 x 1 to widen fourfold. */
  private static final class Bottleneck extends Block {
    private final Conv conv1;
    private final BatchNorm bn1;
    private final Conv conv2;
    private final BatchNorm bn2;
    private final Conv conv3;
    private final BatchNorm bn3;

    Bottleneck(int in, int width, int stride) {
      super(in, 4 * width, stride);
      conv1 = register_module("conv1", new Conv(in, width, 1, 1, 0, 1));
      bn1 = register_module("bn1", new BatchNorm(width));
      conv2 = register_module("conv2", new Conv(width, width, 3, stride, 1, 1));
      bn2 = register_module("bn2", new BatchNorm(width));
      conv3 = register_module("conv3", new Conv(width, 4L * width, 1, 1, 0, 1));
      bn3 = register_module("bn3", new BatchNorm(4L * width));
      registerProjection();
    }

    @Override
    Tensor join(Tensor x, Tensor identity) {
      Tensor y = Ops.relu_(bn1.forward(conv1.forward(x)));
      Tensor z = Ops.relu_(bn2.forward(conv2.forward(y)));
      return conv3.rectifiedSum(z, bn3, identity);
    }
  }
}
