package io.luxate.benchmarks;

import io.luxate.curate.duplicates.Bits;
import io.luxate.curate.duplicates.HashIndex;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All hashes at most 10 bits from one, through the index and by comparing with all. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HashSearchBenchmark {
  private static final int MOST_BITS = 10;

  @Param({"10000", "100000", "1000000"})
  private int hashes = 10_000;

  private long[] values = new long[0];
  private HashIndex.Search search = new HashIndex(new Bits(values, 1)).new Search();
  private int next;

  @Setup
  public void draw() {
    Random random = new Random(1);
    values = random.longs(hashes).map(hash -> hash >>> 1).toArray();
    search = new HashIndex(new Bits(values, 1)).new Search();
  }

  @Benchmark
  public int throughTheIndex() {
    int[] found = new int[1];
    search.within(MOST_BITS, values, turn(), 2, (hash, bits) -> found[0]++);
    return found[0];
  }

  @Benchmark
  public int comparingWithAll() {
    long asked = values[turn()];
    int found = 0;
    for (long value : values) {
      found += Long.bitCount(value ^ asked) <= MOST_BITS ? 1 : 0;
    }
    return found;
  }

  private int turn() {
    next = (next + 7919) % values.length;
    return next;
  }
}
