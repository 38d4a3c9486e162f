package io.luxate.curate.cleaning;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.OutFolder;
import io.luxate.Progress;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.Example;
import io.luxate.dataset.ManifestTable;
import io.luxate.dataset.Table;
import io.luxate.image.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A cleaned copy on its way to disk: made beside its folder and moved there when it is whole. */
record CleanCopy(Cleaning cleaning, Path folder) {

  void write(Progress progress) {
    Path whole = folder.toAbsolutePath().normalize();
    new OutFolder(folder, "--fix").outside(cleaning.data().root()).free();
    try {
      Files.createDirectories(parent(whole));
      Path part = parent(whole).resolve(".luxate-" + UUID.randomUUID());
      try {
        fill(part, progress);
        Files.deleteIfExists(whole);
        Files.move(part, whole);
      } finally {
        delete(part);
      }
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "cannot write "
              + folder
              + ": "
              + LuxateException.words(e)
              + "; check the folder and the free disk",
          e);
    }
  }

  private void fill(Path part, Progress progress) throws IOException {
    List<Example> examples = cleaning.kept().examples();
    List<Example> copied = new ArrayList<>();
    CopyNames names = new CopyNames();
    for (Example example : examples) {
      if (Thread.currentThread().isInterrupted()) {
        throw user("cleaning was interrupted; nothing of " + folder + " was written");
      }
      List<Box> where = cleaning.covered().getOrDefault(example.path(), List.of());
      String name = names.of(example.path(), !where.isEmpty());
      Path target = part.resolve(name);
      Files.createDirectories(parent(target));
      copy(example, where, target);
      copied.add(example.at(name));
      progress.update("copying images", copied.size(), examples.size(), example.path());
    }
    ManifestTable.write(part.resolve(DatasetReader.MANIFEST), copied);
    Table table = new Table("path", "action", "rule", "finding", "kept_instead");
    for (Change change : cleaning.changes()) {
      table.row(
          change.path(),
          change.action().id(),
          change.rule().map(Rule::id).orElse(""),
          change.finding(),
          change.keptInstead().orElse(""));
    }
    table.write(part.resolve("changes.csv"));
    Documents.write(part.resolve("CHANGES.md"), new ChangesText(cleaning).text());
  }

  private void copy(Example example, List<Box> where, Path target) throws IOException {
    if (where.isEmpty()) {
      Files.copy(example.file(), target);
    } else {
      Documents.write(target, cleaning.redactor().orElseThrow().redact(example.file(), where));
    }
  }

  private static void delete(Path part) throws IOException {
    if (!Files.exists(part)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(part)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : inside) {
      Files.delete(path);
    }
  }

  private static Path parent(Path path) {
    return path.getParent() == null ? path : path.getParent();
  }

  private static LuxateException user(String message) {
    return new LuxateException(LuxateException.Kind.USER, message);
  }
}
