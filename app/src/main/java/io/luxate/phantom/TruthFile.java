package io.luxate.phantom;

import java.util.List;

/**
 * The content of {@code truth.json}: how the set was asked for, and what is true of each image in
 * the order of {@code images.csv}.
 */
public record TruthFile(
    String joint, String site, long seed, int count, int sizePx, List<Truth> images) {
  public TruthFile {
    images = List.copyOf(images);
  }
}
