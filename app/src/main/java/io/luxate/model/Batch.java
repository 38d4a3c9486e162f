package io.luxate.model;

import io.luxate.image.Grey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Grey pictures of one size as the network's input. */
public final class Batch {
  private static final int PIECE = 1 << 14;

  private Batch() {}

  /**
   * The pictures as the {@link Normalisation#planes} that a network's first convolution mixes:
   * [images, planes, height, width], float32, channels-last.
   */
  public static Tensor of(List<Grey> pictures, Normalisation normalisation) {
    int height = pictures.get(0).heightPx();
    int width = pictures.get(0).widthPx();
    int planes = normalisation.planes();
    float[] values = new float[pictures.size() * height * width * planes];
    Arrays.fill(values, 1);
    int at = 0;
    for (Grey picture : pictures) {
      for (float grey : picture.values()) {
        values[at] = grey;
        at += planes;
      }
    }
    return tensor(values, pictures.size(), height, width, planes).permute(0, 3, 1, 2);
  }

  /** The same planes of grey values, [images, 1, height, width]. */
  static Tensor planes(Tensor grey, Normalisation normalisation) {
    return normalisation.planes() == 1 ? grey : Ops.cat(grey, Ops.onesLike(grey));
  }

  /** Grey values in 0..1, [images, 1, height, width], as [images, 3, height, width]. */
  public static Tensor normalised(Tensor grey, Normalisation normalisation) {
    Tensor mean = tensor(normalisation.mean(), 1, 3, 1, 1);
    Tensor deviation = tensor(normalisation.deviation(), 1, 3, 1, 1);
    Tensor centred = Trace.note("Sub", Map.of(), grey.sub(mean), grey, mean);
    return Trace.note("Div", Map.of(), centred.div(deviation), centred, deviation);
  }

  /** A tensor on the {@link Engine#device} that owns a copy of the numbers. */
  public static Tensor tensor(float[] values, long... shape) {
    Tensor empty = torch.empty(shape);
    new FloatPointer(empty.data_ptr()).put(values, 0, values.length);
    return Engine.device().take(empty);
  }

  /** The numbers that {@link #values} gives as bytes, little-endian, a small piece at a time. */
  @SuppressWarnings("try") // a PointerScope acts by being open
  static void write(Tensor tensor, OutputStream out) throws IOException {
    try (PointerScope scope = new PointerScope()) {
      Tensor plain = plain(tensor);
      FloatPointer numbers = new FloatPointer(plain.data_ptr());
      float[] piece = new float[PIECE];
      ByteBuffer bytes = ByteBuffer.allocate(4 * PIECE).order(ByteOrder.LITTLE_ENDIAN);
      for (long at = 0; at < plain.numel(); at += PIECE) {
        int count = (int) Math.min(PIECE, plain.numel() - at);
        numbers.position(at).get(piece, 0, count);
        bytes.asFloatBuffer().put(piece, 0, count);
        out.write(bytes.array(), 0, 4 * count);
      }
    }
  }

  private static Tensor plain(Tensor tensor) {
    return tensor.detach().cpu().to(torch.ScalarType.Float).contiguous();
  }

  /** A tensor's numbers in order, whatever its memory layout or number format. */
  public static float[] values(Tensor tensor) {
    Tensor plain = plain(tensor);
    float[] values = new float[Math.toIntExact(plain.numel())];
    if (values.length > 0) {
      new FloatPointer(plain.data_ptr()).get(values, 0, values.length);
    }
    return values;
  }
}
