package io.luxate.benchmarks.compare;

import io.luxate.augment.OnTheFly;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import io.luxate.train.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files to augmented squares of 224 px as the paper's recipe asks, one thread; a step is a pass.
 */
final class DecodeWork implements Work {
  private final Recipe recipe = Recipe.shipped("paper");
  private final List<Path> files;
  private long seed;

  /**
   * @param list a file with a path in every line
   */
  DecodeWork(Path list) {
    this.files = files(list);
  }

  static List<Path> files(Path list) {
    try {
      return Files.readAllLines(list).stream().map(Path::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file as a training keeps it. */
  static Radiograph read(Path file, int workingPx) {
    return RadiographReader.examine(file, workingPx).orThrow();
  }

  @Override
  public int each() {
    return files.size();
  }

  @Override
  public float[] scores() {
    return new float[0];
  }

  @Override
  public void step() {
    for (Path file : files) {
      Radiograph small = read(file, recipe.workingPx());
      OnTheFly.draw(small, recipe.onTheFly(), recipe.framing(), recipe.inputPx(), seed++);
    }
  }

  @Override
  public void close() {}
}
