package io.luxate.model;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The functions without weights that networks are written in; each notes itself in an open {@link
 * Trace}. Where a name ends in an underscore torch's does too: it works in place.
 */
final class Ops {
  private Ops() {}

  static Tensor relu_(Tensor x) {
    return Trace.note("Relu", Map.of(), torch.relu_(x), x);
  }

  /** The rectifier that stops at 6. */
  static Tensor relu6_(Tensor x) {
    Tensor y = torch.hardtanh_(x, new Scalar(0), new Scalar(6));
    return Trace.note("Clip", Map.of(), y, x, constant(0), constant(6));
  }

  /** {@code a + b}, in the memory of {@code a}. */
  static Tensor add_(Tensor a, Tensor b) {
    return Trace.note("Add", Map.of(), a.add_(b, new Scalar(1)), a, b);
  }

  /** Side by side along the channels. */
  static Tensor cat(Tensor... parts) {
    return Trace.note("Concat", Map.of("axis", 1L), torch.cat(new TensorVector(parts), 1), parts);
  }

  static Tensor maxPool(Tensor x, long kernel, long stride, long padding, boolean ceil) {
    Tensor y =
        torch.max_pool2d(
            x,
            new long[] {kernel, kernel},
            new long[] {stride, stride},
            new long[] {padding, padding},
            new long[] {1, 1},
            ceil);
    Map<String, Object> attributes =
        Map.of(
            "kernel_shape", new long[] {kernel, kernel},
            "strides", new long[] {stride, stride},
            "pads", new long[] {padding, padding, padding, padding},
            "ceil_mode", ceil ? 1L : 0L);
    return Trace.note("MaxPool", attributes, y, x);
  }

  /** The mean of each channel: [images, channels]. */
  static Tensor globalAverage(Tensor x) {
    Tensor mean = torch.adaptive_avg_pool2d(x, 1, 1);
    return flatten(Trace.note("GlobalAveragePool", Map.of(), mean, x));
  }

  /** Everything of one image in one row. */
  static Tensor flatten(Tensor x) {
    return Trace.note("Flatten", Map.of("axis", 1L), torch.flatten(x, 1, -1), x);
  }

  /** A linear head's weights [classes, channels] applied at every place: a map for each class. */
  static Tensor everywhere(Tensor features, Tensor weight) {
    Tensor kernels = weight.view(weight.size(0), weight.size(1), 1, 1);
    return Trace.note("Conv", Map.of(), torch.conv2d(features, kernels), features, kernels);
  }

  private static Tensor constant(float value) {
    return Batch.tensor(new float[] {value});
  }
}
