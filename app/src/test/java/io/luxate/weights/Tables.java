package io.luxate.weights;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** The tensors of a network by a table of its names and shapes, with numbers or without. */
public final class Tables {
  private Tables() {}

  /** timm's names and shapes of a network; torchvision's where they are the same. */
  public static Map<String, long[]> timm(String network) {
    if (Tables.class.getResource("timm/" + network + ".txt") == null) {
      return torchvision(network);
    }
    String text = new String(Golden.bytes("timm/" + network + ".txt"), StandardCharsets.UTF_8);
    return KnownNetwork.table(text.lines().toList());
  }

  /** torchvision's names and shapes of a network. */
  public static Map<String, long[]> torchvision(String network) {
    return KnownNetwork.all().stream()
        .filter(known -> known.id().equals(network))
        .findFirst()
        .orElseThrow()
        .shapes();
  }

  /** Tensors of these shapes; each holds its own first number only, so that they can be told. */
  static Map<String, Numbers> empty(Map<String, long[]> shapes) {
    Map<String, Numbers> tensors = new LinkedHashMap<>();
    shapes.forEach(
        (name, shape) -> tensors.put(name, new Numbers(shape, new float[] {tensors.size()})));
    return tensors;
  }

  /** Tensors of these shapes filled by the formula of network_names.py. */
  public static Map<String, Numbers> filled(Map<String, long[]> shapes) {
    Map<String, Numbers> tensors = new LinkedHashMap<>();
    shapes.forEach((name, shape) -> tensors.put(name, new Numbers(shape, formula(name, shape))));
    return tensors;
  }

  private static float[] formula(String name, long[] shape) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    float[] numbers = new float[Math.toIntExact(count)];
    for (int i = 0; i < numbers.length; i++) {
      double u = unit(i, crc.getValue());
      numbers[i] =
          name.endsWith(Likeness.COUNTER)
              ? 0
              : (float)
                  (shape.length > 1
                      ? u * (0.3 / Math.sqrt((double) count / shape[0]))
                      : name.endsWith("running_var")
                          ? 0.03 + 0.02 * u
                          : name.endsWith("weight") ? 1 + 0.2 * u : 0.1 * u);
    }
    return numbers;
  }

  /** Number i of a picture, or of a tensor whose name has that checksum, from -1 to 1. */
  public static double unit(long i, long checksum) {
    return ((i * 2654435761L + checksum) & 0xffffffffL) / 2147483648.0 - 1;
  }
}
