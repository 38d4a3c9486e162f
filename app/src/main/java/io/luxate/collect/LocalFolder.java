package io.luxate.collect;

import io.luxate.LuxateException;
import io.luxate.dataset.Clutter;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Pictures that lie on this machine because somebody permitted it.
 *
 * @param path of the folder, from the spec's
 * @param permission who permitted what, when; goes into the ledger and {@code ATTRIBUTION.md}
 * @param label of all files in it; without it class folders or an {@code images.csv} name them
 * @param commercial whether the permission covers commercial use; without it it does not
 * @param attribution whom to name
 */
record LocalFolder(
    String path,
    String permission,
    Optional<String> label,
    Optional<Boolean> commercial,
    Optional<String> attribution)
    implements Source {

  LocalFolder {
    Keys.filled("folder.path", path);
    Keys.filled("folder.permission", permission);
    label.ifPresent(text -> Keys.filled("folder.label", text));
  }

  LocalFolder from(Path base) {
    String absolute = base.resolve(path).toAbsolutePath().normalize().toString();
    return new LocalFolder(absolute, permission, label, commercial, attribution);
  }

  @Override
  public String name() {
    return "folder " + Path.of(path).getFileName();
  }

  @Override
  public void find(Search search, Consumer<Found> found) {
    Path folder = search.path(path);
    if (!Files.isDirectory(folder)) {
      throw Keys.fault("folder.path " + folder + " is no folder that is there; check the path");
    }
    if (label.isPresent()) {
      files(folder).forEach(file -> found.accept(found(file, label.get(), Map.of())));
      return;
    }
    for (Example example : DatasetReader.read(folder).examples()) {
      String its = About.label(example, folder.toString());
      found.accept(found(example.file(), its, About.of(example)));
    }
  }

  private Found found(Path file, String its, Map<String, String> about) {
    return new Found(
        name(),
        new Place.Local(file),
        Optional.empty(),
        false,
        Licence.of(""),
        attribution.orElse(""),
        Optional.of(new Found.Permission(permission, commercial.orElse(false))),
        its,
        about);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !Clutter.isHidden(file) && !Clutter.isNote(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "cannot list " + folder + " (" + LuxateException.words(e) + "); check its permissions",
          e);
    }
  }
}
