package io.luxate.benchmarks.compare;

import io.luxate.model.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a comparison ran on.
 *
 * @param flags what the processor can do that matters here
 * @param load mean number of processes that wanted to run in the minute before
 */
record Machine(
    String processor, int cores, long memoryMib, List<String> flags, String system, double load) {
  private static final List<String> TELLING =
      List.of(
          "avx2",
          "fma",
          "avx512f",
          "avx512_vnni",
          "avx512_bf16",
          "amx_tile",
          "amx_bf16",
          "amx_int8");

  static Machine here() {
    try {
      String flags = line(Path.of("/proc/cpuinfo"), "flags").replaceFirst("^flags\\s*:", "") + " ";
      String memory = line(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
      return new Machine(
          Engine.processor(),
          Runtime.getRuntime().availableProcessors(),
          Long.parseLong(memory) / 1024,
          TELLING.stream().filter(flag -> flags.contains(" " + flag + " ")).toList(),
          System.getProperty("os.name") + " " + System.getProperty("os.version"),
          Double.parseDouble(
              Files.readString(Path.of("/proc/loadavg")).replaceFirst("(?s) .*", "")));
    } catch (IOException e) {
      throw new UncheckedIOException("comparisons run on Linux only", e);
    }
  }

  /** Whether bfloat16 is no slower by orders of magnitude than float32. */
  boolean hasBf16Instructions() {
    return flags.contains("avx512_bf16") || flags.contains("amx_bf16");
  }

  private static String line(Path file, String key) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> line.startsWith(key)).findFirst().orElse("");
    }
  }
}
