package io.luxate.model;

import java.util.List;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/** MobileNetV3 1.0 (Howard et al., ICCV 2019) in torchvision's form. */
public final class MobileNetV3 extends Network {
  /** The paper's two nonlinearities. */
  private static final Layer RE = Ops::relu_;

  private static final Layer HS = Ops::hardSwish_;

  /** A row of the paper's tables 1 and 2. */
  private record Row(
      int kernel, int hidden, int out, boolean squeezes, Layer activation, int stride) {}

  private static final List<Row> LARGE =
      List.of(
          new Row(3, 16, 16, false, RE, 1),
          new Row(3, 64, 24, false, RE, 2),
          new Row(3, 72, 24, false, RE, 1),
          new Row(5, 72, 40, true, RE, 2),
          new Row(5, 120, 40, true, RE, 1),
          new Row(5, 120, 40, true, RE, 1),
          new Row(3, 240, 80, false, HS, 2),
          new Row(3, 200, 80, false, HS, 1),
          new Row(3, 184, 80, false, HS, 1),
          new Row(3, 184, 80, false, HS, 1),
          new Row(3, 480, 112, true, HS, 1),
          new Row(3, 672, 112, true, HS, 1),
          new Row(5, 672, 160, true, HS, 2),
          new Row(5, 960, 160, true, HS, 1),
          new Row(5, 960, 160, true, HS, 1));

  private static final List<Row> SMALL =
      List.of(
          new Row(3, 16, 16, true, RE, 2),
          new Row(3, 72, 24, false, RE, 2),
          new Row(3, 88, 24, false, RE, 1),
          new Row(5, 96, 40, true, HS, 2),
          new Row(5, 240, 40, true, HS, 1),
          new Row(5, 240, 40, true, HS, 1),
          new Row(5, 120, 48, true, HS, 1),
          new Row(5, 144, 48, true, HS, 1),
          new Row(5, 288, 96, true, HS, 2),
          new Row(5, 576, 96, true, HS, 1),
          new Row(5, 576, 96, true, HS, 1));

  private final Stack features = new Stack();
  private final Stack classifier = new Stack();

  public static MobileNetV3 mobilenet_v3_small(int classes) {
    return new MobileNetV3(SMALL, 1024, classes);
  }

  public static MobileNetV3 mobilenet_v3_large(int classes) {
    return new MobileNetV3(LARGE, 1280, classes);
  }

  private MobileNetV3(List<Row> rows, int last, int classes) {
    features.add(convNorm(3, 16, 3, 2, 1).then(HS));
    int in = 16;
    for (Row row : rows) {
      features.add(new InvertedResidual(in, row));
      in = row.out;
    }
    features.add(convNorm(in, 6 * in, 1, 1, 1).then(HS));
    Linear widen = new Linear(6L * in, last);
    Linear decide = new Linear(last, classes);
    classifier.add(widen).then(HS).then(x -> dropout(x, 0.2)).add(decide);
    register_module("features", features);
    register_module("classifier", classifier);
    Start.convolutions(this);
    Start.biases(this);
    Start.head(widen.weight(), widen.bias(), 0.01);
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
    return HiResCam.of(this, features);
  }

  @Override
  public String headPrefix() {
    return "classifier.3.";
  }

  private static Stack convNorm(int in, int out, int kernel, int stride, int groups) {
    return new Stack()
        .add(new Conv(in, out, kernel, stride, (kernel - 1) / 2, groups))
        .add(new BatchNorm(out, 1e-3, 0.01));
  }

  /** Widen, filter each channel by itself, weigh the channels, narrow again. */
  private static final class InvertedResidual extends Module implements Layer {
    private final boolean adds;
    private final Stack block = new Stack();

    InvertedResidual(int in, Row row) {
      adds = row.stride == 1 && in == row.out;
      if (row.hidden != in) {
        block.add(convNorm(in, row.hidden, 1, 1, 1).then(row.activation));
      }
      block.add(
          convNorm(row.hidden, row.hidden, row.kernel, row.stride, row.hidden)
              .then(row.activation));
      if (row.squeezes) {
        int squeezed = Widths.inEights(row.hidden / 4.0);
        block.add(new SqueezeExcitation(row.hidden, squeezed, RE, Ops::hardSigmoid_));
      }
      block.add(convNorm(row.hidden, row.out, 1, 1, 1));
      register_module("block", block);
    }

    @Override
    public Tensor forward(Tensor x) {
      Tensor y = block.forward(x);
      return adds ? Ops.add_(y, x) : y;
    }
  }
}
