package io.luxate.weights;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Files that torch itself wrote, and the numbers that it put in (benchmarks/peers). */
final class Golden {
  private Golden() {}

  static byte[] bytes(String name) {
    try (InputStream in = Golden.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("no resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The formula of torch_files.py, times 4. */
  static float[] wholes(int count, int k) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (37 * i + k) % 101 - 50;
    }
    return numbers;
  }

  /** The formula of torch_files.py. */
  static float[] quarters(int count, int k) {
    float[] numbers = wholes(count, k);
    for (int i = 0; i < count; i++) {
      numbers[i] /= 4;
    }
    return numbers;
  }

  static Numbers tensor(Map<String, Numbers> all, String name) {
    Numbers numbers = all.get(name);
    if (numbers == null) {
      throw new AssertionError("no tensor " + name + " in " + all.keySet());
    }
    return numbers;
  }
}
