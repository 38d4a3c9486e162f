package io.luxate.model;

import java.util.Map;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** A convolution, square unless it says otherwise. */
final class Conv extends Conv2dImpl implements Layer {
  private final Map<String, Object> attributes;
  private @Nullable FusedConv fused;

  /** Without bias, as it stands before batch normalisation. */
  Conv(long in, long out, long kernel, long stride, long padding, long groups) {
    this(in, out, kernel, stride, padding, groups, false);
  }

  /** With bias, in one group. */
  static Conv biased(long in, long out, long kernel, long stride, long padding) {
    return new Conv(in, out, kernel, stride, padding, 1, true);
  }

  /** Of an oblong kernel with odd sides, without bias, keeping the picture's size. */
  static Conv same(long in, long out, long high, long wide) {
    long[] padding = {high / 2, wide / 2};
    return new Conv(in, out, new long[] {high, wide}, 1, padding, 1, false);
  }

  Conv(long in, long out, long kernel, long stride, long padding, long groups, boolean bias) {
    this(in, out, twice(kernel), stride, twice(padding), groups, bias);
  }

  private Conv(
      long in, long out, long[] kernel, long stride, long[] padding, long groups, boolean bias) {
    super(options(in, out, kernel, stride, padding, groups, bias));
    attributes =
        Map.of(
            "kernel_shape",
            kernel,
            "strides",
            twice(stride),
            "pads",
            new long[] {padding[0], padding[1], padding[0], padding[1]},
            "group",
            groups);
  }

  private static long[] twice(long side) {
    return new long[] {side, side};
  }

  private static Conv2dOptions options(
      long in, long out, long[] kernel, long stride, long[] padding, long groups, boolean bias) {
    Conv2dOptions options = new Conv2dOptions(in, out, new LongPointer(kernel));
    options.stride().put(twice(stride));
    options.padding().put(new LongPointer(padding));
    options.groups().put(groups);
    options.bias().put(bias);
    return options;
  }

  /**
   * Takes a batch normalisation's work over, which then passes everything.
   *
   * @param factor of each output channel
   * @param shift of each output channel, after the factor
   */
  void absorb(Tensor factor, Tensor shift) {
    weight().mul_(factor.view(-1, 1, 1, 1));
    bias(bias().defined() ? bias().mul(factor).add(shift) : shift);
  }

  /** Converts a bias that torch does not know as a parameter of this module. */
  void convertBias(torch.ScalarType type) {
    bias(bias().to(type));
  }

  /** From now on answers only, activated within. */
  void fuse(FusedConv.Activation activation) {
    fused = new FusedConv(attributes, activation);
    weight(fused.pack(weight()));
  }

  /** Gives back what {@link #fuse} took. */
  void unfuse() {
    if (fused != null) {
      fused.close();
    }
  }

  /** Convolved, normalised, added to {@code sum} and rectified; {@code sum} is overwritten. */
  Tensor rectifiedSum(Tensor x, BatchNorm norm, Tensor sum) {
    if (fused == null) {
      return Ops.relu_(Ops.add_(norm.forward(forward(x)), sum));
    }
    return fused.answerOnto(x, weight(), bias(), sum);
  }

  @Override
  public Tensor forward(Tensor x) {
    if (fused != null) {
      return fused.answer(x, weight(), bias());
    }
    Tensor y = super.forward(x);
    return bias().defined()
        ? Trace.noteOf(this, "Conv", attributes, y, x, weight(), bias())
        : Trace.noteOf(this, "Conv", attributes, y, x, weight());
  }
}
