package io.luxate.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one thread gets out of the memory: a copy of 64 MiB, far beyond the caches, reads and writes
 * 134 MB. The other benchmarks' bytes over this rate are the time that they cannot go below.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CeilingBenchmark {
  private final byte[] from = new byte[64 << 20];
  private final byte[] to = new byte[from.length];

  @Benchmark
  public byte[] copy64MiB() {
    System.arraycopy(from, 0, to, 0, from.length);
    return to;
  }
}
