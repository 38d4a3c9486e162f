package io.luxate.dataset;

import io.luxate.Count;
import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders that say the label: {@code root/{train,val,test}/{class}/...} or {@code
 * root/{class}/...}, images at any depth below the class. Hidden files, tables and notes are
 * skipped; everything else is an example, and whether it is an image shows when it is read.
 */
final class ClassFolders {
  private static final Logger log = LoggerFactory.getLogger(ClassFolders.class);

  private final Path root;
  private final List<Example> examples = new ArrayList<>();

  private ClassFolders(Path root) {
    this.root = root;
  }

  static Dataset read(Path root) {
    return new ClassFolders(root).read();
  }

  private Dataset read() {
    List<Path> top = folders(root);
    warnOfLooseFiles(root);
    Map<Split, Path> sides = new EnumMap<>(Split.class);
    for (Path folder : top) {
      Optional<Split> side = Split.named(name(folder));
      if (side.isPresent()) {
        Path other = sides.put(side.get(), folder);
        if (other != null) {
          throw fault(
              folder + " and " + other + " are both " + side.get().id() + "; join the folders");
        }
      }
    }
    if (sides.isEmpty()) {
      top.forEach(folder -> collect(folder, Optional.empty()));
    } else if (sides.size() < top.size()) {
      throw fault(
          root
              + " mixes the split folders "
              + names(sides.values())
              + " with others "
              + names(top.stream().filter(f -> !sides.containsValue(f)).toList())
              + "; move the others away");
    } else {
      sides.forEach(
          (side, folder) -> {
            warnOfLooseFiles(folder);
            folders(folder).forEach(label -> collect(label, Optional.of(side)));
          });
    }
    if (examples.isEmpty()) {
      throw fault(root + " holds no images in class folders");
    }
    return Dataset.of(root, examples);
  }

  /** Every file at any depth below the class; a link back to a folder above is not followed. */
  private void collect(Path classFolder, Optional<Split> side) {
    SimpleFileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skip = Clutter.isHidden(folder) || leadsUp(folder, classFolder);
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (Clutter.isHidden(file) || Clutter.isNote(file) || attributes.isOther()) {
              log.info("skipped {}: not an image of class {}", file, name(classFolder));
            } else {
              examples.add(example(file, name(classFolder), side));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            log.warn("skipped {}: {}", file, LuxateException.words(e));
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(
          classFolder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
    } catch (IOException e) {
      throw unlisted(classFolder, e);
    }
  }

  /** Whether this is a link to a folder that holds the class: there the labels would mix. */
  private static boolean leadsUp(Path folder, Path classFolder) {
    try {
      return !folder.equals(classFolder)
          && classFolder.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      throw unlisted(folder, e);
    }
  }

  private Example example(Path file, String label, Optional<Split> side) {
    String path = root.relativize(file).toString().replace('\\', '/');
    return new Example(file, path, Labels.one(label), Metadata.UNKNOWN, side);
  }

  private static List<Path> folders(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(child -> Files.isDirectory(child) && !Clutter.isHidden(child))
          .sorted(Comparator.comparing(ClassFolders::name))
          .toList();
    } catch (IOException e) {
      throw unlisted(parent, e);
    }
  }

  /** Images beside the class folders have no label; that they are not used must be said. */
  private static void warnOfLooseFiles(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      long loose =
          children
              .filter(
                  child ->
                      Files.isRegularFile(child)
                          && !Clutter.isHidden(child)
                          && !Clutter.isNote(child))
              .count();
      if (loose > 0) {
        log.warn("left out {} in {}: in no class folder", Count.of(loose, "file"), parent);
      }
    } catch (IOException e) {
      throw unlisted(parent, e);
    }
  }

  private static LuxateException unlisted(Path folder, IOException e) {
    return new LuxateException(
        LuxateException.Kind.DATA,
        "cannot list " + folder + " (" + LuxateException.words(e) + "); check its permissions",
        e);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static String names(Collection<Path> paths) {
    return paths.stream().map(ClassFolders::name).collect(Collectors.joining(", "));
  }

  private static LuxateException fault(String message) {
    return new LuxateException(
        LuxateException.Kind.DATA,
        message
            + """
            . Luxate expects one of
              FOLDER/{train,val,test}/{class}/...   images, already split
              FOLDER/{class}/...                    images, to be split by Luxate
              FOLDER/images.csv                     a table with columns path, label, ...
            """
                .stripTrailing());
  }
}
