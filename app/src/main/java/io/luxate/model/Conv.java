package io.luxate.model;

import java.util.Arrays;
import java.util.Map;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** A convolution, square unless it says otherwise. */
final class Conv extends Conv2dImpl implements Layer {
  private static final int CHANNELS = 3; // of a picture in colour

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

  /**
   * From now on answers only, activated within.
   *
   * @param channels of what it will be given; a network's first convolution may get fewer planes
   */
  void fuse(FusedConv.Activation activation, long channels) {
    fused = new FusedConv(attributes, activation);
    weight(fused.pack(takesPlanes(channels) ? Normalisation.mix(weight(), channels) : weight()));
  }

  private boolean takesPlanes(long channels) {
    return channels < CHANNELS && weight().size(1) == CHANNELS;
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
    return takesPlanes(x.size(1)) ? ofPlanes(x) : noted(super.forward(x), x, weight());
  }

  /** The first convolution of a network, given the planes that its three channels are mixed of. */
  private Tensor ofPlanes(Tensor x) {
    Tensor mixed = Normalisation.mix(weight(), x.size(1));
    long[] strides = (long[]) attributes.getOrDefault("strides", twice(1));
    long[] pads = (long[]) attributes.getOrDefault("pads", new long[4]);
    TensorOptional bias = bias().defined() ? new TensorOptional(bias()) : new TensorOptional();
    long[] padding = Arrays.copyOf(pads, 2); // the same at the other ends
    return noted(torch.conv2d(x, mixed, bias, strides, padding, twice(1), 1), x, mixed);
  }

  private Tensor noted(Tensor y, Tensor x, Tensor weight) {
    return bias().defined()
        ? Trace.noteOf(this, "Conv", attributes, y, x, weight, bias())
        : Trace.noteOf(this, "Conv", attributes, y, x, weight);
  }
}
