package io.luxate.model;

import java.util.Map;
import org.bytedeco.pytorch.LongOptional;
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

  static Tensor averagePool(Tensor x, long kernel, long stride, long padding) {
    Tensor y =
        torch.avg_pool2d(
            x,
            new long[] {kernel, kernel},
            new long[] {stride, stride},
            new long[] {padding, padding},
            false,
            true,
            new LongOptional());
    Map<String, Object> attributes =
        Map.of(
            "kernel_shape", new long[] {kernel, kernel},
            "strides", new long[] {stride, stride},
            "pads", new long[] {padding, padding, padding, padding},
            "count_include_pad", 1L);
    return Trace.note("AveragePool", attributes, y, x);
  }

  /** The means of so many by so many cells, which overlap where they must. */
  static Tensor averageTo(Tensor x, int side) {
    if (x.size(2) == side && x.size(3) == side) {
      return x;
    }
    Tensor rows = Trace.noteWithin("MatMul", Map.of(), cells(side, (int) x.size(2)), x);
    Tensor columns = cells(side, (int) x.size(3)).t();
    return Trace.note("MatMul", Map.of(), torch.adaptive_avg_pool2d(x, side, side), rows, columns);
  }

  /** How much each of so many places counts in each of so many means. */
  private static Tensor cells(int means, int places) {
    float[] shares = new float[means * places];
    for (int i = 0; i < means; i++) {
      int from = i * places / means;
      int to = ((i + 1) * places + means - 1) / means;
      for (int j = from; j < to; j++) {
        shares[i * places + j] = 1f / (to - from);
      }
    }
    return Batch.tensor(shares, means, places);
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
