package io.luxate.cli;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.curate.shortcuts.MeanPictures;
import io.luxate.curate.shortcuts.ShortcutAudit;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.ImageSet;
import io.luxate.image.ImageWriting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate audit-shortcuts}. */
@Command(
    name = "audit-shortcuts",
    description = {
      "Asks whether the label of a set can be told from what should not matter.",
      "That is the file, the border, the corners, burned-in text, a blurred or masked picture,",
      "or where it came from; see docs/shortcuts.md."
    },
    footer = {"", "Example:", "  luxate audit-shortcuts my-radiographs"})
final class AuditShortcutsCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(index = "0", paramLabel = "DATA", description = "Class folders or images.csv.")
  private Path data = Path.of("");

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "Also draw the mean picture of each class, as PNG.")
  private @Nullable Path picture;

  @Override
  public Integer call() {
    if (picture != null && Files.exists(picture)) {
      throw new LuxateException(
          LuxateException.Kind.USER, picture + " stands there already; give another --picture");
    }
    Dataset read = DatasetReader.read(data);
    if (read.isMultiLabel()) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          data
              + " has several labels for an image, and the audit asks for one class per image; give"
              + " a table with one of the labels, present or absent, in a column label");
    }
    ImageSet set = ImageSet.load(read, ShortcutAudit.WORKING_PX, common.progress());
    if (picture != null) {
      Documents.write(picture, ImageWriting.png8(MeanPictures.sheet(set.items())));
    }
    ShortcutAudit audit = ShortcutAudit.of(set, common.seed(), common.progress());
    common.print(audit, audit.lines());
    return Thread.currentThread().isInterrupted() ? Luxate.INTERRUPTED : 0;
  }
}
