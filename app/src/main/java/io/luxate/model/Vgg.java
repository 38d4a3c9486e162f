package io.luxate.model;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** VGG networks (Simonyan and Zisserman, ICLR 2015) in torchvision's form. */
public final class Vgg extends Network {
  private static final int POOLED = 7;

  /**
   * Configuration D of the paper: channels of the convolutions between one pooling and the next.
   */
  private static final int[][] SIXTEEN = {
    {64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}
  };

  private final Stack features = new Stack();
  private final Stack classifier = new Stack();

  public static Vgg vgg16(int classes) {
    return new Vgg(SIXTEEN, false, classes);
  }

  public static Vgg vgg16_bn(int classes) {
    return new Vgg(SIXTEEN, true, classes);
  }

  private Vgg(int[][] plan, boolean normalised, int classes) {
    int in = 3;
    for (int[] stage : plan) {
      for (int out : stage) {
        features.add(Conv.biased(in, out, 3, 1, 1));
        if (normalised) {
          features.add(new BatchNorm(out));
        }
        features.then(Ops::relu_);
        in = out;
      }
      features.then(x -> Ops.maxPool(x, 2, 2, 0, false));
    }
    Linear first = new Linear((long) in * POOLED * POOLED, 4096);
    Linear second = new Linear(4096, 4096);
    Linear decide = new Linear(4096, classes);
    classifier
        .add(first)
        .then(Ops::relu_)
        .then(x -> dropout(x, 0.5))
        .add(second)
        .then(Ops::relu_)
        .then(x -> dropout(x, 0.5))
        .add(decide);
    register_module("features", features);
    register_module("classifier", classifier);
    Start.convolutions(this);
    for (Linear linear : List.of(first, second, decide)) {
      Start.weights(linear, 0.01);
    }
    Start.biases(this);
  }

  @Override
  public Tensor features(Tensor x) {
    return features.forward(x);
  }

  @Override
  public Tensor head(Tensor features) {
    return classifier.forward(Ops.flatten(Ops.averageTo(features, POOLED)));
  }

  @Override
  public Tensor condensed(Tensor features) {
    return Ops.averageTo(features, POOLED);
  }

  @Override
  public Tensor classMaps(Tensor features) {
    return HiResCam.of(this, features);
  }

  @Override
  public String headPrefix() {
    return "classifier.6.";
  }
}
