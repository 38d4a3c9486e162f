package io.luxate.dataset;

import java.nio.file.Path;
import java.util.List;

/** {@code splits.csv}: which image stood on which side and in which fold, with its group. */
public final class SplitTable {
  private SplitTable() {}

  /** Writes {@code path,label,group,split,fold}; the fold stays blank. */
  public static void write(Path file, List<Item> items) {
    write(file, items, new int[0]);
  }

  /** Writes {@code path,label,group,split,fold}; the split is blank where an item has none. */
  public static void write(Path file, List<Item> items, int[] folds) {
    List<String> groups = Groups.of(items);
    Table table = new Table("path", "label", "group", "split", "fold");
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      String split = item.example().split().map(Split::id).orElse("");
      String fold = folds.length == 0 ? "" : String.valueOf(folds[i]);
      table.row(item.path(), item.label(), groups.get(i), split, fold);
    }
    table.write(file);
  }
}
