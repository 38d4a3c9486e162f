package io.luxate.model;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/** Densely connected networks (Huang et al., CVPR 2017) in torchvision's form. */
public final class DenseNet extends Network {
  /** A layer narrows to so many times its growth before it filters. */
  private static final int BOTTLENECK = 4;

  private final Stack features = new Stack();
  private final Linear classifier;

  public static DenseNet densenet121(int classes) {
    return new DenseNet(32, 64, classes, 6, 12, 24, 16);
  }

  public static DenseNet densenet161(int classes) {
    return new DenseNet(48, 96, classes, 6, 12, 36, 24);
  }

  private DenseNet(int growth, int first, int classes, int... depths) {
    features
        .add("conv0", new Conv(3, first, 7, 2, 3, 1))
        .add("norm0", new BatchNorm(first))
        .then(Ops::relu_)
        .then(x -> Ops.maxPool(x, 3, 2, 1, false));
    int channels = first;
    for (int i = 1; i <= depths.length; i++) {
      features.add("denseblock" + i, new DenseBlock(channels, growth, depths[i - 1]));
      channels += growth * depths[i - 1];
      if (i < depths.length) {
        features.add("transition" + i, transition(channels));
        channels /= 2;
      }
    }
    features.add("norm5", new BatchNorm(channels)).then(Ops::relu_);
    register_module("features", features);
    classifier = register_module("classifier", new Linear(channels, classes));
    Start.convolutionsByInputs(this);
    Start.biases(this);
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
    return Ops.everywhere(features, classifier.weight());
  }

  @Override
  public String headPrefix() {
    return "classifier.";
  }

  /** Half the channels and half the side. */
  private static Stack transition(int channels) {
    return new Stack()
        .add("norm", new BatchNorm(channels))
        .then(Ops::relu_)
        .add("conv", new Conv(channels, channels / 2, 1, 1, 0, 1))
        .then(x -> Ops.averagePool(x, 2, 2, 0));
  }

  /** Every layer sees what all before it made; all of it goes on. */
  private static final class DenseBlock extends Module implements Layer {
    private final List<Layer> layers = new ArrayList<>();

    DenseBlock(int channels, int growth, int depth) {
      for (int i = 0; i < depth; i++) {
        Stack layer = layer(channels + i * growth, growth);
        layers.add(register_module("denselayer" + (i + 1), layer));
      }
    }

    @Override
    public Tensor forward(Tensor x) {
      List<Tensor> made = new ArrayList<>(List.of(x));
      for (Layer layer : layers) {
        made.add(layer.forward(Ops.cat(made.toArray(new Tensor[0]))));
      }
      return Ops.cat(made.toArray(new Tensor[0]));
    }

    private static Stack layer(int in, int growth) {
      int narrow = BOTTLENECK * growth;
      return new Stack()
          .add("norm1", new BatchNorm(in))
          .then(Ops::relu_)
          .add("conv1", new Conv(in, narrow, 1, 1, 0, 1))
          .add("norm2", new BatchNorm(narrow))
          .then(Ops::relu_)
          .add("conv2", new Conv(narrow, growth, 3, 1, 1, 1));
    }
  }
}
