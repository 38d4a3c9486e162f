package io.luxate.dataset;

import io.luxate.CsvTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a set's table says beyond the columns that Luxate knows, for those who write the set anew.
 *
 * @param names of the columns, as written
 * @param cells of each image by its path, one for each name
 */
public record ExtraColumns(List<String> names, Map<String, List<String>> cells) {
  /** Of a set without a table, or whose table says no more. */
  public static final ExtraColumns NONE = new ExtraColumns(List.of(), Map.of());

  public ExtraColumns {
    names = List.copyOf(names);
    cells = Map.copyOf(cells);
  }

  /** Of the set at {@code data}: a table, or a folder that holds one or not. */
  public static ExtraColumns of(Path data) {
    Path file = Files.isDirectory(data) ? data.resolve(DatasetReader.MANIFEST) : data;
    if (!Files.isRegularFile(file)) {
      return NONE;
    }
    List<String> written = CsvTable.read(file).columns();
    CsvTable table = Manifest.table(file);
    List<Integer> extra =
        IntStream.range(0, written.size())
            .filter(i -> !table.columns().get(i).isEmpty())
            .filter(i -> !Manifest.COLUMNS.contains(table.columns().get(i)))
            .boxed()
            .toList();
    Map<String, List<String>> cells = new TreeMap<>();
    for (CsvTable.Row row : table.rows()) {
      row.cell("path")
          .ifPresent(
              path ->
                  cells.put(
                      path,
                      extra.stream().map(i -> row.text(table.columns().get(i)).strip()).toList()));
    }
    return new ExtraColumns(extra.stream().map(written::get).toList(), cells);
  }

  /** What the table says of an image in each of the columns; blanks where it does not name it. */
  public List<String> of(String path) {
    return cells.getOrDefault(path, names.stream().map(name -> "").toList());
  }

  /** What the table says of an image in one of the columns, whatever the case of its name. */
  public Optional<String> cell(String path, String name) {
    return IntStream.range(0, names.size())
        .filter(i -> names.get(i).equalsIgnoreCase(name))
        .mapToObj(i -> of(path).get(i))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** The same without some columns, whatever the case of their names. */
  public ExtraColumns without(List<String> others) {
    List<Integer> kept =
        IntStream.range(0, names.size())
            .filter(i -> others.stream().noneMatch(names.get(i)::equalsIgnoreCase))
            .boxed()
            .toList();
    Map<String, List<String>> fewer = new TreeMap<>();
    cells.forEach((path, row) -> fewer.put(path, kept.stream().map(row::get).toList()));
    return new ExtraColumns(kept.stream().map(names::get).toList(), fewer);
  }
}
