package io.luxate.cli;

import io.luxate.curate.ShortcutAudit;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.ImageSet;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Override
  public Integer call() {
    ImageSet set =
        ImageSet.load(DatasetReader.read(data), ShortcutAudit.WORKING_PX, common.progress());
    ShortcutAudit audit = ShortcutAudit.of(set, common.seed(), common.progress());
    common.print(audit, audit.lines());
    return Thread.currentThread().isInterrupted() ? Luxate.INTERRUPTED : 0;
  }
}
