package io.luxate.benchmarks;

import io.luxate.augment.Augmentation;
import io.luxate.augment.OnTheFly;
import io.luxate.image.Framing;
import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import io.luxate.image.Reading;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Site;
import io.luxate.train.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** One radiograph on one thread: simulated, decoded, shrunk, framed, varied. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ImageBenchmark {
  private static final int INPUT_PX = 224;

  private final Augmentation augmentation = Recipe.shipped("default").onTheFly();
  private final byte[] png =
      ImageWriting.png8(Phantoms.render(Joint.HIP, Site.HOSPITAL_A, 1, 0, 512).grey());
  private final Radiograph decoded = RadiographReader.read("hip.png", png);
  private final Path jpeg = jpeg();
  private final Radiograph small = decoded.shrinkTo(INPUT_PX * 3 / 2);
  private int index;

  @Benchmark
  public Object simulateAt224() {
    return Phantoms.render(Joint.HIP, Site.INTERNET, 1, index++, 224);
  }

  @Benchmark
  public Object simulateAt512() {
    return Phantoms.render(Joint.HIP, Site.INTERNET, 1, index++, 512);
  }

  @Benchmark
  public Radiograph decodePng() {
    return RadiographReader.read("hip.png", png);
  }

  @Benchmark
  public Reading decodeJpeg() {
    return RadiographReader.examine(jpeg);
  }

  /** As for training and scoring: luminance only, at reduced size. */
  @Benchmark
  public Reading decodeJpegForANetwork() {
    return RadiographReader.examine(jpeg, INPUT_PX * 3 / 2);
  }

  private static Path jpeg() {
    Grey grey = Phantoms.render(Joint.HIP, Site.HOSPITAL_A, 1, 0, 1024).grey();
    try {
      Path file = Files.createTempFile("hip", ".jpg");
      file.toFile().deleteOnExit();
      return Files.write(file, ImageWriting.jpeg(ImageWriting.image8(grey), 0.9));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Benchmark
  public Radiograph shrink() {
    return decoded.shrinkTo(INPUT_PX * 3 / 2);
  }

  @Benchmark
  public Radiograph letterbox() {
    return Framing.LETTERBOX.frame(decoded, INPUT_PX);
  }

  @Benchmark
  public Radiograph augment() {
    return OnTheFly.draw(small, augmentation, Framing.LETTERBOX, INPUT_PX, index++);
  }
}
