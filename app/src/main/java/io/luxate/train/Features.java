package io.luxate.train;

import io.luxate.LuxateException;
import io.luxate.model.Engine;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * What a frozen trunk made of pictures, a row each, in the processor's memory. Means of channels
 * are kept as they are, whole maps in half precision (about three digits).
 *
 * @param rows [pictures, channels, height, width]
 */
record Features(Tensor rows) {
  private static final double HALF_MOST = 65504;

  /** Of the machine's memory, for one training's features. */
  private static final double SHARE = 0.25;

  /**
   * Room for so many pictures.
   *
   * @param shape of one picture's features, the first dimension 1
   * @param inAll pictures that will be kept, these included
   */
  static Features room(int pictures, long[] shape, int inAll) {
    long numbers = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    boolean maps = shape[2] * shape[3] > 1;
    long bytes = inAll * numbers * (maps ? 2 : 4);
    requireRoom(bytes, inAll);
    Tensor kind = torch.empty(1).to(maps ? torch.ScalarType.Half : torch.ScalarType.Float);
    return new Features(kind.new_empty(pictures, shape[1], shape[2], shape[3]));
  }

  /** Room of the same kind for other pictures. */
  Features more(int pictures) {
    return new Features(rows.new_empty(pictures, rows.size(1), rows.size(2), rows.size(3)));
  }

  /** Keeps the features of the pictures from {@code first} on. */
  Tensor put(int first, Tensor features) {
    Tensor kept = features.cpu();
    if (rows.scalar_type() == torch.ScalarType.Half) {
      kept = torch.clamp(kept, bound(-HALF_MOST), bound(HALF_MOST));
    }
    return rows.narrow(0, first, kept.size(0)).copy_(kept);
  }

  private static ScalarOptional bound(double value) {
    return new ScalarOptional(new Scalar(value));
  }

  /** These pictures' features, where networks compute. */
  Tensor take(int[] pictures) {
    Tensor[] parts =
        IntStream.of(pictures).mapToObj(at -> rows.narrow(0, at, 1)).toArray(Tensor[]::new);
    Tensor taken = torch.cat(new TensorVector(parts), 0).to(torch.ScalarType.Float);
    return Engine.device().take(taken.contiguous(torch.MemoryFormat.ChannelsLast));
  }

  private static void requireRoom(long bytes, int pictures) {
    if (ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        && bytes > SHARE * system.getTotalMemorySize()) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          String.format(
              Locale.ROOT,
              "a frozen trunk's features of %d pictures take %.1f GB, more than a quarter of this"
                  + " machine's memory; set frozenViews lower in the recipe, choose a network whose"
                  + " head takes means of channels, as resnet18's does, or let all of it learn",
              pictures,
              bytes / 1e9));
    }
  }
}
