package io.luxate.benchmarks.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The most that the machine could do: a large matrix product's operations a second and a large
 * copy's bytes, as PyTorch measures them here, over the operations that a picture takes.
 */
final class Ceilings {
  private final Map<String, Double> measured = new TreeMap<>();
  private final Map<String, Map<String, Double>> operations = new TreeMap<>();
  private double bytesPerImage;

  /** Measures; {@code torch} is PyTorch's worker. */
  void measure(Talk torch, double seconds) {
    JsonNode answer = torch.ask("ceiling", seconds);
    answer
        .properties()
        .forEach(one -> measured.merge(one.getKey(), one.getValue().asDouble(), Math::max));
  }

  /** Counts a network's operations; a backward pass takes at most twice the forward one. */
  void count(Talk torch, String arch) {
    JsonNode answer = torch.ask("flops", arch);
    Map<String, Double> counted = new HashMap<>();
    double forward = answer.path("forward").asDouble();
    counted.put("infer", forward);
    // the counter takes grouped convolutions' gradients for full ones
    counted.put("train", Math.min(answer.path("training").asDouble(), 3 * forward));
    operations.put(arch, counted);
  }

  /** Bytes that decoding an image writes and reads again at least. */
  void decoded(double bytes) {
    this.bytesPerImage = bytes;
  }

  /** Pictures a second at most; 0 where nothing was measured. */
  double perSecond(Case work) {
    if (work.kind().equals("decode")) {
      double copy = measured.getOrDefault("copy_gb_per_second", 0.0);
      return bytesPerImage == 0 ? 0 : copy * 1e9 / bytesPerImage;
    }
    String kind = work.kind().equals("epoch") ? "train" : work.kind();
    double each = operations.getOrDefault(work.arch(), Map.of()).getOrDefault(kind, 0.0);
    return each == 0 ? 0 : gflops() * 1e9 / each;
  }

  String why(Case work) {
    return work.kind().equals("decode")
        ? "decoding: the rate of a large copy over the decoded pixels, each written and read once as"
            + " a float"
        : "networks: operations of a large matrix product a second ("
            + (gflops() > measured.getOrDefault("gflops_float32", 0.0) ? "bfloat16" : "float32")
            + ") over those of a picture";
  }

  private double gflops() {
    return measured.values().isEmpty()
        ? 0
        : Math.max(
            measured.getOrDefault("gflops_float32", 0.0),
            measured.getOrDefault("gflops_bfloat16", 0.0));
  }

  Map<String, Double> measured() {
    return new TreeMap<>(measured);
  }

  Map<String, Map<String, Double>> operations() {
    return new TreeMap<>(operations);
  }
}
