package io.luxate.model;

import java.util.List;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/**
 * EfficientNet (Tan and Le, ICML 2019) and EfficientNetV2 (the same, ICML 2021) in torchvision's
 * form.
 */
public final class EfficientNet extends Network {
  /** A row of the papers' tables; a fused block filters with one full convolution. */
  private record Stage(
      boolean fused, int expansion, int kernel, int stride, int out, int repeats) {}

  /** B0; its larger siblings are wider and deeper by a factor. */
  private static final List<Stage> B =
      List.of(
          new Stage(false, 1, 3, 1, 16, 1),
          new Stage(false, 6, 3, 2, 24, 2),
          new Stage(false, 6, 5, 2, 40, 2),
          new Stage(false, 6, 3, 2, 80, 3),
          new Stage(false, 6, 5, 1, 112, 3),
          new Stage(false, 6, 5, 2, 192, 4),
          new Stage(false, 6, 3, 1, 320, 1));

  private static final List<Stage> V2_S =
      List.of(
          new Stage(true, 1, 3, 1, 24, 2),
          new Stage(true, 4, 3, 2, 48, 4),
          new Stage(true, 4, 3, 2, 64, 4),
          new Stage(false, 4, 3, 2, 128, 6),
          new Stage(false, 6, 3, 1, 160, 9),
          new Stage(false, 6, 3, 2, 256, 15));

  private final double epsilon;
  private final Stack features = new Stack();
  private final Stack classifier = new Stack();
  private final Linear decide;

  public static EfficientNet efficientnet_b0(int classes) {
    return new EfficientNet(32, B, 1280, 1e-5, 0.2, classes);
  }

  public static EfficientNet efficientnet_b3(int classes) {
    return new EfficientNet(40, scaled(1.2, 1.4), 1536, 1e-5, 0.3, classes);
  }

  public static EfficientNet efficientnet_v2_s(int classes) {
    return new EfficientNet(24, V2_S, 1280, 1e-3, 0.2, classes);
  }

  private EfficientNet(
      int stem, List<Stage> stages, int last, double epsilon, double dropout, int classes) {
    this.epsilon = epsilon;
    double blocks = stages.stream().mapToInt(Stage::repeats).sum();
    features.add(convNorm(3, stem, 3, 2, 1).then(Ops::silu_));
    int in = stem;
    int before = 0;
    for (Stage stage : stages) {
      Stack layers = new Stack();
      for (int i = 0; i < stage.repeats; i++) {
        layers.add(new Block(stage, in, i == 0 ? stage.stride : 1, 0.2 * before++ / blocks));
        in = stage.out;
      }
      features.add(layers);
    }
    features.add(convNorm(in, last, 1, 1, 1).then(Ops::silu_));
    decide = new Linear(last, classes);
    classifier.then(x -> dropout(x, dropout)).add(decide);
    register_module("features", features);
    register_module("classifier", classifier);
    Start.convolutions(this);
    Start.biases(this);
    Start.evenly(decide.weight(), 1 / Math.sqrt(classes));
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

  private static List<Stage> scaled(double width, double depth) {
    return B.stream()
        .map(
            s -> {
              int repeats = (int) Math.ceil(s.repeats * depth);
              int out = Widths.inEights(s.out * width);
              return new Stage(s.fused, s.expansion, s.kernel, s.stride, out, repeats);
            })
        .toList();
  }

  private Stack convNorm(int in, int out, int kernel, int stride, int groups) {
    return new Stack()
        .add(new Conv(in, out, kernel, stride, (kernel - 1) / 2, groups))
        .add(new BatchNorm(out, epsilon, 0.1));
  }

  /** Widen, filter, weigh the channels, narrow again; sometimes skipped while training. */
  private final class Block extends Module implements Layer {
    private final boolean adds;
    private final double skipped;
    private final Stack block = new Stack();

    Block(Stage stage, int in, int stride, double skipped) {
      this.skipped = skipped;
      adds = stride == 1 && in == stage.out;
      int hidden = in * stage.expansion;
      if (stage.fused) {
        block.add(convNorm(in, hidden, stage.kernel, stride, 1).then(Ops::silu_));
      } else {
        if (stage.expansion > 1) {
          block.add(convNorm(in, hidden, 1, 1, 1).then(Ops::silu_));
        }
        block
            .add(convNorm(hidden, hidden, stage.kernel, stride, hidden).then(Ops::silu_))
            .add(new SqueezeExcitation(hidden, in / 4, Ops::silu_, Ops::sigmoid_));
      }
      if (!stage.fused || stage.expansion > 1) {
        block.add(convNorm(hidden, stage.out, 1, 1, 1));
      }
      register_module("block", block);
    }

    @Override
    public Tensor forward(Tensor x) {
      Tensor y = block.forward(x);
      return adds ? Ops.add_(stochasticDepth(y, skipped), x) : y;
    }
  }
}
