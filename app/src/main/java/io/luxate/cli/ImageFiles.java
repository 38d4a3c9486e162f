package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.dataset.Clutter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files that paths on the command line stand for: folders are walked, but for clutter. */
final class ImageFiles {
  private ImageFiles() {}

  /** All files, sorted within each folder; throws USER when a path does not exist. */
  static List<Path> of(List<Path> paths) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> walk = Files.walk(path)) {
          walk.filter(Files::isRegularFile)
              .filter(file -> isShown(path, file))
              .sorted()
              .forEach(files::add);
        } catch (IOException e) {
          throw unwalked(path, e);
        } catch (UncheckedIOException e) {
          throw unwalked(path, Objects.requireNonNull(e.getCause()));
        }
      } else if (Files.exists(path)) {
        files.add(path);
      } else {
        throw new LuxateException(
            LuxateException.Kind.USER, path + " does not exist; check the path");
      }
    }
    return files;
  }

  private static LuxateException unwalked(Path folder, IOException e) {
    String at = e instanceof FileSystemException fault ? fault.getFile() : folder.toString();
    return new LuxateException(
        LuxateException.Kind.RESOURCE,
        "cannot list " + at + " (" + LuxateException.words(e) + "); check its permissions",
        e);
  }

  /** Whether neither the file nor a folder between it and the one asked for is clutter. */
  private static boolean isShown(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (Clutter.isHidden(part)) {
        return false;
      }
    }
    return !Clutter.isNote(file);
  }
}
