package io.luxate.benchmarks;

import io.luxate.Sha256;
import io.luxate.curate.duplicates.PerceptualHash;
import io.luxate.image.ImageWriting;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Site;
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

/** The hashes of one radiograph of 512 px: of its file's bytes, and of what it looks like. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HashBenchmark {
  private final byte[] png =
      ImageWriting.png8(Phantoms.render(Joint.HIP, Site.HOSPITAL_A, 1, 0, 512).grey());
  private final Radiograph decoded = RadiographReader.read("hip.png", png);

  @Benchmark
  public String sha256() {
    return Sha256.of(png);
  }

  @Benchmark
  public long[] perceptual() {
    return PerceptualHash.of(decoded);
  }
}
