package io.luxate.study;

import io.luxate.Documents;
import io.luxate.dataset.Cohort;
import io.luxate.dataset.Excluded;
import io.luxate.dataset.Groups;
import io.luxate.dataset.ImageSet;
import io.luxate.dataset.Item;
import io.luxate.dataset.Leak;
import io.luxate.dataset.Split;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The tables about the data of all tasks: {@code splits.csv}, {@code excluded.csv}, {@code
 * leaks.csv}.
 */
final class StudyTables {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private StudyTables() {}

  /**
   * One task's data.
   *
   * @param external its external set, once that was read
   */
  record Row(TaskRun task, Cohort cohort, Optional<ImageSet> external) {
    String name() {
      return task.task().name();
    }
  }

  /** Something that prints rows. */
  @FunctionalInterface
  private interface Rows {
    void print(CSVPrinter csv) throws IOException;
  }

  static void write(Path out, List<Row> tasks) {
    table(out.resolve("splits.csv"), csv -> splits(csv, tasks));
    writeExcluded(out, tasks);
    table(out.resolve("leaks.csv"), csv -> leaks(csv, tasks));
  }

  /** Once more, when external sets have been read since. */
  static void writeExcluded(Path out, List<Row> tasks) {
    table(out.resolve("excluded.csv"), csv -> excluded(csv, tasks));
  }

  private static void splits(CSVPrinter csv, List<Row> tasks) throws IOException {
    csv.printRecord("task", "path", "label", "group", "split", "fold");
    for (Row row : tasks) {
      List<Item> items = row.cohort().items();
      List<String> groups = Groups.of(items);
      var folds = row.task().foldOfPath();
      for (int i = 0; i < items.size(); i++) {
        Item item = items.get(i);
        csv.printRecord(
            row.name(),
            item.path(),
            item.label(),
            groups.get(i),
            item.example().split().map(Split::id).orElse(""),
            folds.getOrDefault(item.path(), ""));
      }
    }
  }

  private static void excluded(CSVPrinter csv, List<Row> tasks) throws IOException {
    csv.printRecord("task", "path", "label", "reason", "message");
    for (Row row : tasks) {
      excluded(csv, row, row.cohort().set());
      if (row.external().isPresent()) {
        excluded(csv, row, row.external().get());
      }
    }
  }

  private static void excluded(CSVPrinter csv, Row row, ImageSet set) throws IOException {
    for (Excluded e : set.excluded()) {
      csv.printRecord(row.name(), e.path(), e.label(), e.reason().code(), e.message());
    }
  }

  private static void leaks(CSVPrinter csv, List<Row> tasks) throws IOException {
    csv.printRecord("task", "path", "split", "other_path", "other_split", "why");
    for (Row row : tasks) {
      for (Leak leak : row.cohort().leaks()) {
        csv.printRecord(
            row.name(),
            leak.path(),
            leak.split().id(),
            leak.otherPath(),
            leak.otherSplit().id(),
            leak.why().words());
      }
    }
  }

  private static void table(Path file, Rows rows) {
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
      rows.print(csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Documents.write(file, text.toString());
  }
}
