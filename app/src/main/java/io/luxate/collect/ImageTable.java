package io.luxate.collect;

import io.luxate.CsvTable;
import io.luxate.Documents;
import io.luxate.Sha256;
import io.luxate.dataset.DatasetReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The collection as {@code images.csv}, which every command takes for data: each kept picture once.
 * A picture that was found under two labels is left out until a person has settled which is right.
 *
 * @param lines by path
 * @param disputed the labels of each picture that has several, by path
 */
record ImageTable(Map<String, List<String>> lines, Map<String, List<String>> disputed) {
  private static final String WRITTEN = ".images.csv.sha256";
  private static final List<String> COLUMNS =
      List.of(
          "path", "label", "joint", "view", "patient", "site", "source", "licence", "sex", "age");

  static ImageTable of(Collection<LedgerRow> rows) {
    Map<String, List<LedgerRow>> byPath =
        rows.stream()
            .filter(LedgerRow::isKept)
            .collect(Collectors.groupingBy(LedgerRow::path, TreeMap::new, Collectors.toList()));
    Map<String, List<String>> lines = new TreeMap<>();
    Map<String, List<String>> disputed = new TreeMap<>();
    byPath.forEach(
        (path, same) -> {
          List<String> labels =
              List.copyOf(new TreeSet<>(same.stream().map(LedgerRow::label).toList()));
          if (labels.size() > 1) {
            disputed.put(path, labels);
          } else {
            lines.put(path, cells(path, same));
          }
        });
    return new ImageTable(lines, disputed);
  }

  private static List<String> cells(String path, List<LedgerRow> same) {
    LedgerRow first = same.get(0);
    List<String> cells = new ArrayList<>(List.of(path, first.label()));
    for (String column : COLUMNS.subList(2, COLUMNS.size())) {
      cells.add(
          switch (column) {
            case "source" -> first.source();
            case "licence" -> first.licence();
            default ->
                same.stream()
                    .map(row -> row.about().getOrDefault(column, ""))
                    .filter(cell -> !cell.isEmpty())
                    .findFirst()
                    .orElse("");
          });
    }
    return cells;
  }

  /**
   * Writes the table. One that somebody has changed since is kept beside it.
   *
   * @return where the changed table was put
   */
  Optional<Path> write(Path folder) {
    Path file = folder.resolve(DatasetReader.MANIFEST);
    Optional<Path> kept = keepChanged(folder, file);
    StringBuilder text = new StringBuilder(CsvTable.line(COLUMNS));
    lines.values().forEach(cells -> text.append(CsvTable.line(cells)));
    Documents.write(file, text.toString());
    remember(folder);
    return kept;
  }

  /** Notes that the table as it stands is the program's own. */
  static void remember(Path folder) {
    Documents.write(folder.resolve(WRITTEN), Sha256.of(folder.resolve(DatasetReader.MANIFEST)));
  }

  /** Whether the table is as the program wrote it, or there is none. */
  static boolean isOwn(Path folder) {
    Path file = folder.resolve(DatasetReader.MANIFEST);
    Path written = folder.resolve(WRITTEN);
    return !Files.exists(file)
        || (Files.exists(written) && Documents.readText(written).strip().equals(Sha256.of(file)));
  }

  private static Optional<Path> keepChanged(Path folder, Path file) {
    if (isOwn(folder)) {
      return Optional.empty();
    }
    String digits = Sha256.of(file).substring(0, 8);
    Path kept = folder.resolve("images-changed-" + digits + ".csv");
    Documents.write(kept, out -> Files.copy(file, out));
    return Optional.of(kept);
  }
}
