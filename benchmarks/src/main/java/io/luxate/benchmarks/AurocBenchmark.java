package io.luxate.benchmarks;

import io.luxate.stats.Auroc;
import io.luxate.stats.Interval;
import java.util.Random;
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

/** AUROC with DeLong's interval over 100,000 scores. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AurocBenchmark {
  private static final int ROWS = 100_000;

  private final double[] scores = new double[ROWS];
  private final boolean[] positive = new boolean[ROWS];

  public AurocBenchmark() {
    Random random = new Random(1);
    for (int i = 0; i < ROWS; i++) {
      positive[i] = i % 2 == 0;
      scores[i] = random.nextGaussian() + (positive[i] ? 1.5 : 0);
    }
  }

  @Benchmark
  public Interval delong() {
    return Auroc.of(scores, positive).delong(0.95);
  }
}
