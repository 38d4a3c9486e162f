package io.luxate.dataset;

import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A set that is to be labelled: whatever {@link DatasetReader} reads, a table whose labels are
 * missing or blank, or a folder with nothing but images in it.
 */
public final class Unlabelled {
  private Unlabelled() {}

  /** The set at {@code data}; throws DATA, naming file and row, when it is none. */
  public static Dataset read(Path data) {
    if (!Files.exists(data)) {
      return DatasetReader.read(data); // which says so
    }
    Path table = Files.isDirectory(data) ? data.resolve(DatasetReader.MANIFEST) : data;
    if (Files.exists(table)) {
      return Manifest.readUnlabelled(table);
    }
    return holdsFolders(data) ? DatasetReader.read(data) : Dataset.of(data, loose(data));
  }

  private static boolean holdsFolders(Path folder) {
    return list(folder).stream().anyMatch(Files::isDirectory);
  }

  private static List<Example> loose(Path folder) {
    List<Example> images =
        list(folder).stream()
            .filter(file -> !Clutter.isNote(file))
            .map(
                file ->
                    new Example(
                        file,
                        folder.relativize(file).toString(),
                        Labels.NOT_KNOWN,
                        Metadata.UNKNOWN,
                        Optional.empty()))
            .toList();
    if (images.isEmpty()) {
      throw new LuxateException(
          LuxateException.Kind.DATA, folder + " holds no images; check the path");
    }
    return images;
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> !Clutter.isHidden(entry)).toList();
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          folder + " cannot be listed (" + LuxateException.words(e) + "); check its permissions",
          e);
    }
  }
}
