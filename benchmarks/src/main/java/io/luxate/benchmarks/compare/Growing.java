package io.luxate.benchmarks.compare;

import io.luxate.Progress;
import io.luxate.augment.OnTheFly;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.ImageSet;
import io.luxate.dataset.Item;
import io.luxate.image.Grey;
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
import java.util.stream.IntStream;

/** How time and memory grow with the images: scoring them, reading a set, and an epoch's views. */
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

  /** Reads a set as a training does, then draws a view of each picture as an epoch does. */
  static List<Grown> learn(Path folder, int count) {
    Recipe recipe = Recipe.shipped("default");
    long began = System.nanoTime();
    List<Item> items =
        ImageSet.load(DatasetReader.read(folder), recipe.workingPx(), Progress.SILENT).items();
    if (items.size() != count) {
      throw new IllegalStateException(items.size() + " images of " + count + " were read");
    }
    Grown read = grown(count, began);
    long start = System.nanoTime();
    for (int from = 0; from < count; from += recipe.batch()) {
      List<Grey> views =
          IntStream.range(from, Math.min(from + recipe.batch(), count))
              .parallel()
              .mapToObj(i -> view(items.get(i), recipe, i))
              .toList();
      if (views.isEmpty()) {
        throw new IllegalStateException("no views of images from " + from + " on");
      }
    }
    return List.of(read, grown(count, start));
  }

  private static Grey view(Item item, Recipe recipe, long seed) {
    return OnTheFly.draw(item.small(), recipe.onTheFly(), recipe.framing(), recipe.inputPx(), seed)
        .pixels();
  }

  private static Grown grown(int images, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Grown(images, seconds, Bench.memory("VmRSS"), Bench.memory("VmHWM"));
  }
}
