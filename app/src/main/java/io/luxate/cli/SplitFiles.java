package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.OutFolder;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.Deal;
import io.luxate.dataset.Example;
import io.luxate.dataset.Excluded;
import io.luxate.dataset.Item;
import io.luxate.dataset.ManifestTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tables of a split, none of which stands there yet.
 *
 * @param splits names the images as the set does
 * @param images names them from where it stands, so that a command takes it as its data
 * @param excluded the files that could not be used, if there are any
 */
record SplitFiles(Path splits, Path images, Path excluded) {

  /** Throws USER when a table stands there already, or would come to lie in the set itself. */
  static SplitFiles at(Path out, Path data) {
    boolean named = out.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    Path folder = named ? Optional.ofNullable(out.getParent()).orElse(Path.of("")) : out;
    Path splits = named ? out : folder.resolve("splits.csv");
    SplitFiles files =
        new SplitFiles(
            splits, folder.resolve(DatasetReader.MANIFEST), folder.resolve("excluded.csv"));
    if (splits.equals(files.images) || splits.equals(files.excluded)) {
      throw user(out + " is the name of another table of a split; give splits.csv or a folder");
    }
    if (Files.isDirectory(data)) {
      new OutFolder(folder, "--out").outside(data);
    }
    for (Path file : List.of(splits, files.images, files.excluded)) {
      if (Files.exists(file)) {
        throw user(file + " stands there already; give another --out");
      }
    }
    return files;
  }

  void write(Deal deal, List<Excluded> unusable) {
    if (!unusable.isEmpty()) {
      Excluded.write(excluded, unusable);
    }
    deal.write(splits);
    Path folder = folder();
    List<Example> examples =
        deal.items().stream().map(Item::example).map(e -> e.at(from(folder, e.file()))).toList();
    ManifestTable.write(images, examples);
  }

  /** The real folder of the tables, since {@code ..} does not lead back through a link. */
  private Path folder() {
    Path folder = Optional.ofNullable(splits.toAbsolutePath().getParent()).orElseThrow();
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.normalize();
    }
  }

  private static String from(Path folder, Path file) {
    Path whole = file.toAbsolutePath().normalize();
    boolean oneRoot = Optional.ofNullable(folder.getRoot()).equals(Optional.of(whole.getRoot()));
    return (oneRoot ? folder.relativize(whole) : whole).toString().replace('\\', '/');
  }

  private static LuxateException user(String message) {
    return new LuxateException(LuxateException.Kind.USER, message);
  }
}
