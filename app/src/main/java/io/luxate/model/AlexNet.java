package io.luxate.model;

import org.bytedeco.pytorch.Tensor;

/** AlexNet (Krizhevsky 2014, "one weird trick") in torchvision's form. */
public final class AlexNet extends Network {
  private static final int POOLED = 6;

  private final Stack features = new Stack();
  private final Stack classifier = new Stack();

  public static AlexNet alexnet(int classes) {
    return new AlexNet(classes);
  }

  private AlexNet(int classes) {
    features
        .add(Conv.biased(3, 64, 11, 4, 2))
        .then(Ops::relu_)
        .then(AlexNet::pool)
        .add(Conv.biased(64, 192, 5, 1, 2))
        .then(Ops::relu_)
        .then(AlexNet::pool)
        .add(Conv.biased(192, 384, 3, 1, 1))
        .then(Ops::relu_)
        .add(Conv.biased(384, 256, 3, 1, 1))
        .then(Ops::relu_)
        .add(Conv.biased(256, 256, 3, 1, 1))
        .then(Ops::relu_)
        .then(AlexNet::pool);
    classifier
        .then(x -> dropout(x, 0.5))
        .add(new Linear(256 * POOLED * POOLED, 4096))
        .then(Ops::relu_)
        .then(x -> dropout(x, 0.5))
        .add(new Linear(4096, 4096))
        .then(Ops::relu_)
        .add(new Linear(4096, classes));
    register_module("features", features);
    register_module("classifier", classifier);
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

  private static Tensor pool(Tensor x) {
    return Ops.maxPool(x, 3, 2, 0, false);
  }
}
