package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.ExtraColumns;
import io.luxate.dataset.Unlabelled;
import io.luxate.label.Agreement;
import io.luxate.label.AnswerStore;
import io.luxate.label.Export;
import io.luxate.label.LabelServer;
import io.luxate.label.LabelTask;
import io.luxate.label.Vocabulary;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate label}. */
@Command(
    name = "label",
    description = {
      "Opens a page on this machine to say what each image shows: finding, joint, view, side, box.",
      "Two or more readers answer apart, then their agreement and a ruling where they differ;",
      "see docs/label.md."
    },
    footer = {
      "",
      "Example:",
      "  luxate label my-radiographs --reader Anna",
      "  luxate label my-radiographs --agreement",
      "  luxate label my-radiographs --export my-radiographs/consensus.csv"
    })
final class LabelCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      index = "0",
      paramLabel = "DATA",
      description = "Folder of images, class folders, or images.csv, with labels or without.")
  private Path data = Path.of("");

  @Option(names = "--reader", paramLabel = "NAME", description = "Let only this person in.")
  private @Nullable String reader;

  @Option(names = "--open", description = "Open the page in the default browser.")
  private boolean open;

  @Option(names = "--port", description = "Of the page (default: any that is free).")
  private int port;

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description = "The answers (default: DATA/labels.sqlite).")
  private @Nullable Path db;

  @Option(
      names = "--findings",
      split = ",",
      description = {
        "To choose from, besides unsure (default: the set's classes); of a set with",
        "several labels for an image the labels, each answered by yes, no or unsure."
      })
  private List<String> findings = new ArrayList<>();

  @Option(names = "--joints", split = ",", description = "To choose from.")
  private List<String> joints = new ArrayList<>();

  @Option(names = "--views", split = ",", description = "To choose from.")
  private List<String> views = new ArrayList<>();

  @Option(names = "--show-labels", description = "Show the set's own label and the file's name.")
  private boolean showLabels;

  @Mixin private LabelOrder order = new LabelOrder();

  @Option(
      names = "--readers",
      split = ",",
      paramLabel = "NAME",
      description = "Whose answers count for agreement, ruling and export (default: all).")
  private List<String> readers = new ArrayList<>();

  @Option(names = "--agreement", description = "Print how far the readers agree, and end.")
  private boolean agreement;

  @Option(
      names = "--export",
      paramLabel = "TABLE",
      description = "Write what was agreed or ruled as a table, rejected.csv beside it, and end.")
  private @Nullable Path export;

  @Option(names = "--overwrite", description = "--export may replace an earlier export.")
  private boolean overwrite;

  @Override
  public Integer call() {
    if (agreement && export != null) {
      throw new LuxateException(
          LuxateException.Kind.USER, "--agreement and --export were both given; choose one");
    }
    Dataset set = Unlabelled.read(data);
    LabelTask task =
        LabelTask.of(set, Vocabulary.of(set, findings, joints, views), common.seed())
            .onlyFor(Optional.ofNullable(reader))
            .countingOnly(readers)
            .showingLabels(showLabels)
            .keeping(ExtraColumns.of(data));
    Path database = Optional.ofNullable(db).orElse(LabelTask.usualDatabase(data));
    if (agreement) {
      try (AnswerStore store = AnswerStore.openExisting(database)) {
        Agreement found = Agreement.of(task, store, common.seed());
        common.print(found, AgreementLines.of(found));
      }
      return 0;
    }
    if (export != null) {
      return export(task, database, export);
    }
    try {
      return serve(task.inOrderOf(order.doubt(set, common.progress())), database);
    } catch (CancellationException e) {
      return Luxate.INTERRUPTED;
    }
  }

  private int export(LabelTask task, Path database, Path table) {
    try (AnswerStore store = AnswerStore.openExisting(database)) {
      Export written = Export.write(task, store, table, overwrite, common.progress());
      common.print(written, AgreementLines.of(written));
      return 0;
    } catch (CancellationException e) {
      common.say("luxate: " + e.getMessage());
      return Luxate.INTERRUPTED;
    }
  }

  /** Until Ctrl-C; every answer is on the disk by then. */
  private int serve(LabelTask task, Path database) {
    Path exportTo = database.toAbsolutePath().normalize().resolveSibling("consensus.csv");
    try (AnswerStore store = AnswerStore.open(database);
        LabelServer server = LabelServer.start(task, store, exportTo, port)) {
      common.line("open " + server.address());
      if (open && !Browser.open(URI.create(server.address()))) {
        common.say("luxate: no browser could be opened here; open the address above yourself");
      }
      common.say("luxate: answers go to " + database + "; Ctrl-C ends");
      new CountDownLatch(1).await();
      return 0;
    } catch (InterruptedException e) {
      common.say("luxate: ended; every answer is in " + database);
      return Luxate.INTERRUPTED;
    }
  }
}
