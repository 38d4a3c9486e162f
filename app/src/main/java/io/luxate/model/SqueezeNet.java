package io.luxate.model;

import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** SqueezeNet 1.1 (Iandola et al. 2016) in torchvision's form: the head is a convolution. */
public final class SqueezeNet extends Network {
  private final Stack features = new Stack();
  private final Stack classifier = new Stack();
  private final Conv decide;

  public static SqueezeNet squeezenet1_1(int classes) {
    return new SqueezeNet(classes);
  }

  private SqueezeNet(int classes) {
    features
        .add(Conv.biased(3, 64, 3, 2, 0))
        .then(Ops::relu_)
        .then(SqueezeNet::pool)
        .add(new Fire(64, 16, 64))
        .add(new Fire(128, 16, 64))
        .then(SqueezeNet::pool)
        .add(new Fire(128, 32, 128))
        .add(new Fire(256, 32, 128))
        .then(SqueezeNet::pool)
        .add(new Fire(256, 48, 192))
        .add(new Fire(384, 48, 192))
        .add(new Fire(384, 64, 256))
        .add(new Fire(512, 64, 256));
    decide = Conv.biased(512, classes, 1, 1, 0);
    register_module("features", features);
    classifier.then(x -> dropout(x, 0.5)).add(decide).then(Ops::relu_);
    register_module("classifier", classifier);
    start();
  }

  @Override
  public Tensor features(Tensor x) {
    return features.forward(x);
  }

  @Override
  public Tensor head(Tensor features) {
    return Ops.globalAverage(classifier.forward(features));
  }

  /** A rectifier stands between the places and their mean. */
  @Override
  public Tensor condensed(Tensor features) {
    return features;
  }

  /** The head's own maps: a score is the mean of its map. */
  @Override
  public Tensor classMaps(Tensor features) {
    return classifier.forward(features);
  }

  @Override
  public String headPrefix() {
    return "classifier.1.";
  }

  private static Tensor pool(Tensor x) {
    return Ops.maxPool(x, 3, 2, 0, true);
  }

  /** As torchvision: He-uniform convolutions, zero biases, a narrow normal for the head. */
  private void start() {
    Engine.withoutGradient(
        () -> {
          StringTensorDict parameters = named_parameters();
          for (int i = 0; i < parameters.size(); i++) {
            Tensor parameter = parameters.get(i).value();
            if (parameter.dim() == 4) {
              torch.kaiming_uniform_(parameter);
            } else {
              parameter.zero_();
            }
          }
          return true;
        });
    Start.head(decide.weight(), decide.bias(), 0.01);
  }

  /** Squeeze to few channels, then expand by 1 x 1 and by 3 x 3 side by side. */
  private static final class Fire extends Module implements Layer {
    private final Conv squeeze;
    private final Conv expand1x1;
    private final Conv expand3x3;

    Fire(int in, int squeezed, int expanded) {
      squeeze = register_module("squeeze", Conv.biased(in, squeezed, 1, 1, 0));
      expand1x1 = register_module("expand1x1", Conv.biased(squeezed, expanded, 1, 1, 0));
      expand3x3 = register_module("expand3x3", Conv.biased(squeezed, expanded, 3, 1, 1));
    }

    @Override
    public Tensor forward(Tensor x) {
      Tensor narrow = Ops.relu_(squeeze.forward(x));
      return Ops.cat(Ops.relu_(expand1x1.forward(narrow)), Ops.relu_(expand3x3.forward(narrow)));
    }
  }
}
