package io.luxate.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;

/**
 * What torchvision's network of the same name computes from weights and pictures made by a formula,
 * as benchmarks/peers/torchvision_golden.py wrote it; the formula is explained there.
 *
 * @param gain of the formula
 * @param parameters numbers that training changes
 * @param state names and shapes in torchvision's order
 */
record Golden(
    String network,
    String torchvision,
    String torch,
    double gain,
    long parameters,
    Map<String, List<Long>> state,
    Evaluation evaluation,
    Training training) {
  private static final int PIECE = 1 << 20;

  /** Scores of two pictures in evaluation mode. */
  record Evaluation(int sidePx, List<List<Double>> scores, double float32Away) {}

  /**
   * Three steps of SGD without dropout.
   *
   * @param losses before each step and after the last
   * @param gradientLengths of each parameter at the first loss
   */
  record Training(
      int sidePx,
      List<Integer> labels,
      double learningRate,
      double momentum,
      List<Double> losses,
      List<Double> gradientLengths) {}

  static Golden of(Architecture architecture) {
    String name = "zoo/" + architecture.id() + ".json.gz";
    try (InputStream file = Golden.class.getResourceAsStream(name)) {
      InputStream text = new GZIPInputStream(Objects.requireNonNull(file, name));
      return new ObjectMapper().readValue(text, Golden.class);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the golden values " + name, e);
    }
  }

  /** Writes the formula's numbers into every parameter and buffer. */
  void fill(Network network) {
    Engine.withoutGradient(
        () -> {
          StateDict.of(network).forEach(this::fill);
          return true;
        });
  }

  private void fill(String name, Tensor tensor) {
    if (name.endsWith("num_batches_tracked")) {
      tensor.zero_();
      return;
    }
    long count = tensor.numel();
    int hash = hash(name);
    double middle = 0;
    double reach = 0.1;
    if (tensor.dim() >= 2) {
      long inputs = count / tensor.size(0);
      reach = gain * Math.sqrt(3.0 / inputs);
    } else if (name.endsWith("running_var") || name.endsWith("weight")) {
      double share = name.endsWith("bn3.weight") ? 0.25 : 1;
      middle = share;
      reach *= share;
    }
    float[] piece = new float[(int) Math.min(PIECE, count)];
    FloatPointer numbers = new FloatPointer(tensor.data_ptr());
    for (long start = 0; start < count; start += PIECE) {
      int length = (int) Math.min(PIECE, count - start);
      for (int i = 0; i < length; i++) {
        piece[i] = (float) (middle + reach * uniform(hash, (int) (start + i)));
      }
      numbers.position(start).put(piece, 0, length);
    }
  }

  /** Squares of 32 pixels with a shade each, under a quarter as much noise. */
  static Tensor pictures(String name, int images, int sidePx) {
    int noise = hash(name);
    int shade = hash(name + ".shade");
    float[] values = new float[images * 3 * sidePx * sidePx];
    for (int i = 0; i < values.length; i++) {
      int x = i % sidePx;
      int y = i / sidePx % sidePx;
      int plane = i / sidePx / sidePx;
      int square = (plane * 64 + y / 32) * 64 + x / 32;
      values[i] = (float) (2.0 * uniform(shade, square) + 0.5 * uniform(noise, i));
    }
    return Batch.tensor(values, images, 3, sidePx, sidePx);
  }

  /** FNV-1a. */
  private static int hash(String name) {
    int hash = 0x811C9DC5;
    for (byte letter : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (letter & 0xFF)) * 0x01000193;
    }
    return hash;
  }

  /** Murmur3's finaliser over a name and an index, as a number in [-1, 1). */
  private static double uniform(int hash, int index) {
    int h = index * 0x9E3779B9 + hash;
    h = (h ^ (h >>> 16)) * 0x85EBCA6B;
    h = (h ^ (h >>> 13)) * 0xC2B2AE35;
    h ^= h >>> 16;
    return (h >>> 8) * 0x1p-23 - 1.0;
  }
}
