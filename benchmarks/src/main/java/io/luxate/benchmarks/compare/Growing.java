package io.luxate.benchmarks.compare;

import io.luxate.Progress;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.ImageSet;
import io.luxate.image.ImageWriting;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Site;
import io.luxate.study.PredictRun;
import io.luxate.train.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How time and memory grow with the images: scoring them, and reading them as a set. */
final class Growing {
  private static final int DRAWN = 200;
  private static final int PX = 512;

  private Growing() {}

  /** What so many images took. */
  record Grown(int images, double seconds, double resident_mib, double peak_mib) {}

  /** Images in two class folders: simulated ones, and copies of them under other names. */
  static List<Path> images(Path folder, int count) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path file =
          folder.resolve(i % 2 == 0 ? "no" : "yes").resolve(String.format("image-%05d.png", i));
      files.add(file);
      if (Files.exists(file)) {
        continue;
      }
      Files.createDirectories(file.getParent());
      if (i < DRAWN) {
        byte[] png = ImageWriting.png8(Phantoms.render(Joint.HIP, Site.INTERNET, 1, i, PX).grey());
        Files.write(file, png);
      } else {
        Files.copy(files.get(i % DRAWN), file);
      }
    }
    return files;
  }

  /** Answers every file as {@code luxate predict} does, and drops the answers. */
  static Grown score(Path run, List<Path> files) {
    long start = System.nanoTime();
    new PredictRun(run, files).run(card -> {}, rows -> {}, Progress.SILENT);
    return grown(files.size(), start);
  }

  /** Reads a set as a training does, whose pictures stay in memory. */
  static Grown read(Path folder, int count) {
    long start = System.nanoTime();
    int read =
        ImageSet.load(
                DatasetReader.read(folder), Recipe.shipped("default").workingPx(), Progress.SILENT)
            .items()
            .size();
    if (read != count) {
      throw new IllegalStateException(read + " images of " + count + " were read");
    }
    return grown(read, start);
  }

  private static Grown grown(int images, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Grown(images, seconds, Bench.memory("VmRSS"), Bench.memory("VmHWM"));
  }
}
