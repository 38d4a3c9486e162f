package io.luxate.label;

import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.Sha256;
import io.luxate.dataset.Example;
import io.luxate.dataset.ExtraColumns;
import io.luxate.dataset.Labels;
import io.luxate.dataset.Metadata;
import io.luxate.dataset.Split;
import io.luxate.dataset.Table;
import io.luxate.image.Box;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/**
 * The set as its readers see it, as a table that every command takes, and beside it {@code
 * rejected.csv} with every image that was left out and why. Neither images nor any table of the set
 * are touched.
 *
 * @param table the file written
 * @param rejected the other one
 * @param images rows in the table
 * @param agreed of these, those that all readers agree on, or that had one reader
 * @param adjudicated of these, those ruled on
 * @param leftOut rows in the other file, by reason
 */
public record Export(
    String table,
    String rejected,
    int images,
    int agreed,
    int adjudicated,
    Map<String, Long> leftOut) {
  /** The other file's name. */
  public static final String REJECTED = "rejected.csv";

  private static final String SIDE = "side";
  private static final List<String> COLUMNS =
      List.of(
          "joint", "view", SIDE, "box", "patient", "site", "source", "licence", "sex", "age",
          "split", "decided", "readers");

  private record Row(List<String> cells, boolean adjudicated) {}

  private record LeftOut(String path, String why, String note, String readers) {}

  /**
   * Writes both files.
   *
   * @param overwrite whether an earlier export may be replaced; the set's own table never is
   * @throws LuxateException USER where a file stands in the way, DATA where no image is left
   */
  public static Export write(
      LabelTask task, AnswerStore store, Path table, boolean overwrite, Progress progress) {
    Path folder =
        Optional.ofNullable(table.toAbsolutePath().normalize().getParent())
            .orElseThrow(
                () ->
                    new LuxateException(
                        LuxateException.Kind.USER, table + " is no file; name one"));
    Path rejected = folder.resolve(REJECTED);
    refuseToReplace(task, List.of(table.toAbsolutePath().normalize(), rejected), overwrite);
    List<AnswerStore.Entry> entries = store.all();
    List<String> panel = Agreement.panel(task, entries);
    Map<String, List<AnswerStore.Entry>> seen =
        entries.stream().collect(Collectors.groupingBy(AnswerStore.Entry::path));
    Map<String, Example> examples =
        task.dataset().examples().stream().collect(Collectors.toMap(Example::path, e -> e));
    ExtraColumns extra = task.extra().without(COLUMNS);
    List<Row> rows = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    List<Opinions> opinions = Opinions.of(task, panel, entries);
    for (int i = 0; i < opinions.size(); i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("the export was stopped; nothing was written");
      }
      Opinions of = opinions.get(i);
      Example example = Optional.ofNullable(examples.get(of.path())).orElseThrow();
      Optional<LeftOut> out = leftOut(of, example, seen.getOrDefault(of.path(), List.of()));
      if (out.isPresent()) {
        leftOut.add(out.get());
      } else {
        rows.add(row(of, example, folder, task.extra(), extra));
      }
      progress.update("exporting", i + 1L, opinions.size(), of.path());
    }
    if (rows.isEmpty()) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "no image is accepted with a finding by all readers or by a ruling yet, so that the table"
              + " would be empty; nothing was written");
    }
    write(leftOut, rejected);
    List<String> header =
        new ArrayList<>(List.of("path", task.words().labels().isEmpty() ? "label" : "labels"));
    header.addAll(COLUMNS);
    header.addAll(extra.names());
    Table written = new Table(header.toArray(String[]::new));
    rows.forEach(row -> written.row(row.cells().toArray(String[]::new)));
    written.write(table);
    int adjudicated = (int) rows.stream().filter(Row::adjudicated).count();
    return new Export(
        table.toString(),
        rejected.toString(),
        rows.size(),
        rows.size() - adjudicated,
        adjudicated,
        leftOut.stream()
            .collect(Collectors.groupingBy(LeftOut::why, TreeMap::new, Collectors.counting())));
  }

  private static void refuseToReplace(LabelTask task, List<Path> files, boolean overwrite) {
    for (Path file : files) {
      if (!Files.exists(file)) {
        continue;
      }
      boolean ofTheSet =
          file.equals(task.dataset().root().resolve("images.csv").toAbsolutePath().normalize())
              || task.dataset().examples().stream()
                  .anyMatch(e -> e.file().toAbsolutePath().normalize().equals(file));
      if (ofTheSet) {
        throw new LuxateException(
            LuxateException.Kind.USER,
            file + " belongs to the set itself, which is never changed; give another file");
      }
      if (!overwrite) {
        throw new LuxateException(
            LuxateException.Kind.USER,
            file + " stands there already; give another file, or allow --overwrite");
      }
    }
  }

  private static Optional<LeftOut> leftOut(
      Opinions of, Example example, List<AnswerStore.Entry> seen) {
    Opinions.Outcome outcome = of.outcome();
    String readers = String.join("; ", of.byReader().keySet());
    if (outcome instanceof Opinions.Open open) {
      String note = open.missing().isEmpty() ? "" : "not by " + String.join(", ", open.missing());
      return Optional.of(new LeftOut(of.path(), "not-finished", note, readers));
    }
    if (outcome instanceof Opinions.Disputed disputed) {
      String note = String.join(", ", disputed.over());
      return Optional.of(new LeftOut(of.path(), "disputed", note, readers));
    }
    Answer answer = answer(outcome);
    if (answer.isRejected()) {
      return Optional.of(new LeftOut(of.path(), "rejected", answer.reason().orElse(""), readers));
    }
    List<String> unsure = answer.labelled(Verdict.UNSURE);
    if (!unsure.isEmpty() || answer.finding().filter(Vocabulary.UNSURE::equals).isPresent()) {
      String note = String.join(", ", unsure);
      return Optional.of(new LeftOut(of.path(), Vocabulary.UNSURE, note, readers));
    }
    return fileFault(example, seen)
        .map(fault -> new LeftOut(of.path(), "file-changed", fault, readers));
  }

  /** An answer is about the bytes that were shown, and about no others. */
  private static Optional<String> fileFault(Example example, List<AnswerStore.Entry> seen) {
    if (!Files.isReadable(example.file())) {
      return Optional.of("the file is no longer there");
    }
    String now = Sha256.of(example.file());
    return seen.stream().allMatch(entry -> entry.sha256().equals(now))
        ? Optional.empty()
        : Optional.of("the file is not the one that was read; read it again");
  }

  private static Answer answer(Opinions.Outcome outcome) {
    return outcome instanceof Opinions.Adjudicated ruled
        ? ruled.answer()
        : outcome instanceof Opinions.Agreed agreed ? agreed.answer() : Answer.NONE;
  }

  private static Row row(
      Opinions of, Example example, Path folder, ExtraColumns own, ExtraColumns extra) {
    Opinions.Outcome outcome = of.outcome();
    Answer answer = answer(outcome);
    Metadata known = example.metadata();
    boolean adjudicated = outcome instanceof Opinions.Adjudicated;
    List<String> cells = new ArrayList<>();
    cells.add(pathFrom(folder, example.file()));
    cells.add(
        answer.finding().orElseGet(() -> Labels.several(answer.labelled(Verdict.YES)).text()));
    cells.addAll(
        List.of(
            answer.joint().or(known::joint).orElse(""),
            answer.view().or(known::view).orElse(""),
            answer.side().map(Side::toString).or(() -> own.cell(of.path(), SIDE)).orElse(""),
            answer.box().or(known::box).map(Export::text).orElse(""),
            known.patient().orElse(""),
            known.site().orElse(""),
            known.source().orElse(""),
            known.licence().orElse(""),
            known.sex().orElse(""),
            known.ageYears().isPresent() ? plain(known.ageYears().getAsDouble()) : "",
            example.split().map(Split::id).orElse(""),
            outcome instanceof Opinions.Adjudicated ruled
                ? "adjudicated by " + ruled.by()
                : of.byReader().size() == 1 ? "one reader" : "agreed",
            String.join("; ", of.byReader().keySet())));
    cells.addAll(extra.of(example.path()));
    return new Row(cells, adjudicated);
  }

  /** As the table's folder sees the file, so that both can move together. */
  private static String pathFrom(Path folder, Path file) {
    Path whole = file.toAbsolutePath().normalize();
    return (folder.getRoot() != null && folder.getRoot().equals(whole.getRoot())
            ? folder.relativize(whole)
            : whole)
        .toString()
        .replace('\\', '/');
  }

  private static String text(Box box) {
    return String.join(
        " ", plain(box.left()), plain(box.top()), plain(box.right()), plain(box.bottom()));
  }

  /** At most two digits after the point, none where they are 0. */
  private static String plain(double number) {
    return String.format(Locale.ROOT, "%.2f", number).replaceFirst("\\.?0+$", "");
  }

  private static void write(List<LeftOut> leftOut, Path file) {
    Table table = new Table("path", "reason", "note", "readers");
    leftOut.forEach(out -> table.row(out.path(), out.why(), out.note(), out.readers()));
    table.write(file);
  }
}
