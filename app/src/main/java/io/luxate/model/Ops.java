package io.luxate.model;

import java.util.Map;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The functions without weights that networks are written in; each notes itself in an open {@link
 * Trace}. Where a name ends in an underscore torch's does too: it works in place, and answers its
 * argument, not torch's second handle on it, which would not keep the memory alive.
 */
final class Ops {
  private Ops() {}

  static Tensor relu_(Tensor x) {
    if (x instanceof FusedConv.Activated) {
      return x;
    }
    torch.relu_(x);
    return Trace.note("Relu", Map.of(), x, x);
  }

  /** The rectifier that stops at 6. */
  static Tensor relu6_(Tensor x) {
    if (x instanceof FusedConv.Activated) {
      return x;
    }
    torch.hardtanh_(x, new Scalar(0), new Scalar(6));
    return Trace.note("Clip", Map.of(), x, x, constant(0), constant(6));
  }

  /** The logistic function. */
  static Tensor sigmoid_(Tensor x) {
    torch.sigmoid_(x);
    return Trace.note("Sigmoid", Map.of(), x, x);
  }

  /** Three straight lines in the sigmoid's place (Howard et al., ICCV 2019). */
  static Tensor hardSigmoid_(Tensor x) {
    torch.hardsigmoid_(x);
    return Trace.note("HardSigmoid", Map.of("alpha", 1.0 / 6, "beta", 0.5), x, x);
  }

  /** {@code x} times its sigmoid (Hendrycks and Gimpel 2016), also named swish. */
  static Tensor silu_(Tensor x) {
    Tensor gate = Trace.noteWithin("Sigmoid", Map.of(), x);
    torch.silu_(x);
    return Trace.note("Mul", Map.of(), x, x, gate);
  }

  /** {@code x} times its hard sigmoid. */
  static Tensor hardSwish_(Tensor x) {
    if (x instanceof FusedConv.Activated) {
      return x;
    }
    torch.hardswish_(x);
    return Trace.note("HardSwish", Map.of(), x, x);
  }

  /** {@code x} times the normal distribution's share below it (Hendrycks and Gimpel 2016). */
  static Tensor gelu(Tensor x) {
    Tensor scaled = Trace.noteWithin("Mul", Map.of(), x, constant((float) Math.sqrt(0.5)));
    Tensor erf = Trace.noteWithin("Erf", Map.of(), scaled);
    Tensor doubled = Trace.noteWithin("Add", Map.of(), erf, constant(1));
    Tensor share = Trace.noteWithin("Mul", Map.of(), doubled, constant(0.5f));
    return Trace.note("Mul", Map.of(), torch.gelu(x), x, share);
  }

  /** {@code a} times {@code b}, the smaller spread over the larger. */
  static Tensor mul(Tensor a, Tensor b) {
    return Trace.note("Mul", Map.of(), a.mul(b), a, b);
  }

  /** Scores as probabilities of classes that exclude each other, or of each label by itself. */
  static Tensor probabilities(Tensor scores, boolean multiLabel) {
    return multiLabel
        ? Trace.note("Sigmoid", Map.of(), torch.sigmoid(scores), scores)
        : Trace.note("Softmax", Map.of("axis", 1L), torch.softmax(scores, 1), scores);
  }

  /** {@code a + b}, in the memory of {@code a}. */
  static Tensor add_(Tensor a, Tensor b) {
    a.add_(b, new Scalar(1));
    return Trace.note("Add", Map.of(), a, a, b);
  }

  /** As many ones. */
  static Tensor onesLike(Tensor x) {
    return Trace.note("Clip", Map.of(), torch.ones_like(x), x, constant(1), constant(1));
  }

  /** Side by side along the channels. */
  static Tensor cat(Tensor... parts) {
    return Trace.note("Concat", Map.of("axis", 1L), torch.cat(new TensorVector(parts), 1), parts);
  }

  /** So many channels, from one on. */
  static Tensor channels(Tensor x, long first, long count) {
    Tensor y = x.narrow(1, first, count);
    Tensor axis = Tensor.create(1L);
    return Trace.note(
        "Slice", Map.of(), y, x, Tensor.create(first), Tensor.create(first + count), axis);
  }

  /** The channels dealt out anew: the first of each group, then the second of each, and so on. */
  static Tensor shuffle(Tensor x, long groups) {
    long channels = x.size(1);
    long high = x.size(2);
    long wide = x.size(3);
    Tensor apart = Tensor.create(0, groups, channels / groups, high, wide); // 0: as it is
    Tensor together = Tensor.create(0, channels, high, wide);
    Map<String, Object> swap = Map.of("perm", new long[] {0, 2, 1, 3, 4});
    Tensor grouped = Trace.noteWithin("Reshape", Map.of(), x, apart);
    Tensor swapped = Trace.noteWithin("Transpose", swap, grouped);
    Tensor y = torch.channel_shuffle(x, groups);
    return Trace.note("Reshape", Map.of(), y, swapped, together);
  }

  /** The dimensions in another order. */
  static Tensor permute(Tensor x, long... order) {
    return Trace.note("Transpose", Map.of("perm", order), x.permute(order), x);
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
    return flatten(average(x));
  }

  /** The mean of each channel as a picture of one pixel: [images, channels, 1, 1]. */
  static Tensor average(Tensor x) {
    return Trace.note("GlobalAveragePool", Map.of(), torch.adaptive_avg_pool2d(x, 1, 1), x);
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
