package io.luxate.dataset;

import io.luxate.LuxateException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code images.csv} as {@link DatasetReader} takes it: one row per example with all that is known
 * of it. A column that every row would leave blank is not written.
 */
public final class ManifestTable {
  private ManifestTable() {}

  /**
   * Writes the examples in their order; their paths must lead from the table to the files.
   *
   * @throws LuxateException DATA when a path begins or ends with a blank, which readers cut off
   */
  public static void write(Path file, List<Example> examples) {
    boolean several = examples.stream().anyMatch(example -> !example.labels().exclusive());
    String needed = several ? "labels" : "label";
    List<String> columns = new ArrayList<>();
    for (String column : Manifest.COLUMNS) {
      boolean filled = examples.stream().anyMatch(e -> cell(e, column).isPresent());
      boolean ofLabels = column.equals("label") || column.equals("labels");
      if (ofLabels ? column.equals(needed) : filled) {
        columns.add(column);
      }
    }
    Table table = new Table(columns.toArray(String[]::new));
    for (Example example : examples) {
      requireNameable(example);
      table.row(columns.stream().map(c -> cell(example, c).orElse("")).toArray(String[]::new));
    }
    table.write(file);
  }

  private static void requireNameable(Example example) {
    if (!example.path().equals(example.path().strip())) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "'" + example.path() + "' begins or ends with a blank, which no table keeps; rename it");
    }
  }

  private static Optional<String> cell(Example example, String column) {
    Metadata known = example.metadata();
    return switch (column) {
      case "path" -> Optional.of(example.path());
      case "label", "labels" -> Optional.of(example.label());
      case "joint" -> known.joint();
      case "view" -> known.view();
      case "patient" -> known.patient();
      case "site" -> known.site();
      case "source" -> known.source();
      case "licence" -> known.licence();
      case "sex" -> known.sex();
      case "age" ->
          known.ageYears().isPresent()
              ? Optional.of(number(known.ageYears().getAsDouble()))
              : Optional.empty();
      case "box" ->
          known
              .box()
              .map(
                  b ->
                      String.join(
                          " ",
                          number(b.left()),
                          number(b.top()),
                          number(b.right()),
                          number(b.bottom())));
      case "split" -> example.split().map(Split::id);
      default -> throw new IllegalStateException("no cell for the column " + column);
    };
  }

  /** Without an exponent, to nine decimals, which is what a table's reader takes. */
  private static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(9, RoundingMode.HALF_EVEN);
    return rounded.stripTrailingZeros().toPlainString();
  }
}
