package io.luxate.model;

import java.util.Map;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.Tensor;

/** A convolution with a square kernel. */
final class Conv extends Conv2dImpl implements Layer {
  private final Map<String, Object> attributes;

  /** Without bias, as it stands before batch normalisation. */
  Conv(long in, long out, long kernel, long stride, long padding, long groups) {
    this(in, out, kernel, stride, padding, groups, false);
  }

  /** With bias, in one group. */
  static Conv biased(long in, long out, long kernel, long stride, long padding) {
    return new Conv(in, out, kernel, stride, padding, 1, true);
  }

  Conv(long in, long out, long kernel, long stride, long padding, long groups, boolean bias) {
    super(options(in, out, kernel, stride, padding, groups, bias));
    attributes =
        Map.of(
            "kernel_shape", new long[] {kernel, kernel},
            "strides", new long[] {stride, stride},
            "pads", new long[] {padding, padding, padding, padding},
            "group", groups);
  }

  private static Conv2dOptions options(
      long in, long out, long kernel, long stride, long padding, long groups, boolean bias) {
    Conv2dOptions options = new Conv2dOptions(in, out, new LongPointer(kernel, kernel));
    options.stride().put(new long[] {stride, stride});
    options.padding().put(new LongPointer(padding, padding));
    options.groups().put(groups);
    options.bias().put(bias);
    return options;
  }

  @Override
  public Tensor forward(Tensor x) {
    Tensor y = super.forward(x);
    return bias().defined()
        ? Trace.note("Conv", attributes, y, x, weight(), bias())
        : Trace.note("Conv", attributes, y, x, weight());
  }
}
