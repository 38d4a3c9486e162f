package io.luxate.dataset;

import io.luxate.Progress;
import io.luxate.image.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A folder of real little images, filled on the spot. */
record Folder(Path root) {

  /** An image whose bytes follow from the seed: the same seed, the same bytes. */
  Folder image(String path, long seed) {
    return file(path, Pictures.encode(Pictures.rgb(40, 36, seed), "png"));
  }

  Folder file(String path, byte[] bytes) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Folder file(String path, String text) {
    return file(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** {@code images.csv} of these rows, with an image for each path; row n gets seed n. */
  Folder manifest(String header, String... rows) {
    for (int i = 0; i < rows.length; i++) {
      image(rows[i].split(",", 2)[0], i + 1L);
    }
    return file("images.csv", header + "\n" + String.join("\n", rows) + "\n");
  }

  /** Rows {@code prefixN.png,label,patient}, {@code perPatient} images from each patient. */
  static String[] rows(String label, int count, int perPatient) {
    String[] rows = new String[count];
    Arrays.setAll(rows, i -> label + i + ".png," + label + "," + label + "-" + i / perPatient);
    return rows;
  }

  Dataset read() {
    return DatasetReader.read(root);
  }

  ImageSet load() {
    return ImageSet.load(read(), 64, Progress.SILENT);
  }

  List<Item> items() {
    return load().items();
  }
}
