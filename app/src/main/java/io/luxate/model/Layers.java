package io.luxate.model;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.FanModeType;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Nonlinearity;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.kFanOut;
import org.bytedeco.pytorch.kReLU;

/** The few layers that every network of the field is built from. */
final class Layers {
  private Layers() {}

  /** A square convolution without bias, as it stands before batch normalisation. */
  static Conv2dImpl conv(long in, long out, long kernel, long stride, long padding, long groups) {
    return conv(in, out, kernel, stride, padding, groups, false);
  }

  /** A square convolution with bias. */
  static Conv2dImpl biasedConv(long in, long out, long kernel, long stride, long padding) {
    return conv(in, out, kernel, stride, padding, 1, true);
  }

  private static Conv2dImpl conv(
      long in, long out, long kernel, long stride, long padding, long groups, boolean bias) {
    Conv2dOptions options = new Conv2dOptions(in, out, square(kernel));
    options.stride().put(new long[] {stride, stride});
    options.padding().put(square(padding));
    options.groups().put(groups);
    options.bias().put(bias);
    return new Conv2dImpl(options);
  }

  private static LongPointer square(long side) {
    return new LongPointer(side, side);
  }

  static BatchNorm2dImpl norm(long channels) {
    return new BatchNorm2dImpl(new BatchNormOptions(channels));
  }

  static Tensor maxPool(Tensor x, long kernel, long stride, long padding, boolean ceil) {
    return torch.max_pool2d(
        x,
        new long[] {kernel, kernel},
        new long[] {stride, stride},
        new long[] {padding, padding},
        new long[] {1, 1},
        ceil);
  }

  /** The mean of each channel: [images, channels]. */
  static Tensor globalAverage(Tensor x) {
    return torch.flatten(torch.adaptive_avg_pool2d(x, 1, 1), 1, -1);
  }

  /** A linear head's weights [classes, channels] applied at every place: a map for each class. */
  static Tensor everywhere(Tensor features, Tensor weight) {
    return torch.conv2d(features, weight.view(weight.size(0), weight.size(1), 1, 1));
  }

  /**
   * He's initialisation over the outgoing connections for every convolution (He et al. 2015), as
   * torchvision starts its residual and mobile networks.
   */
  static void startConvolutions(Module network) {
    Engine.withoutGradient(
        () -> {
          StringTensorDict parameters = network.named_parameters();
          for (int i = 0; i < parameters.size(); i++) {
            Tensor parameter = parameters.get(i).value();
            if (parameter.dim() == 4) {
              torch.kaiming_normal_(
                  parameter, 0, new FanModeType(new kFanOut()), new Nonlinearity(new kReLU()));
            }
          }
          return true;
        });
  }

  /** Draws a linear head from a normal distribution and sets its bias to zero. */
  static void startHead(Tensor weight, Tensor bias, double standardDeviation) {
    Engine.withoutGradient(
        () -> {
          torch.normal_(weight, 0, standardDeviation);
          bias.zero_();
          return true;
        });
  }

  static Tensor add(Tensor a, Tensor b) {
    return a.add_(b, new Scalar(1));
  }
}
