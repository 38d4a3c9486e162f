package io.luxate.label;

import io.luxate.CsvTable;
import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.Example;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How doubtful a model is of each image: how far its score lies from the threshold, so that the
 * smallest number is the greatest doubt. Of more than two classes it is the likeliest one's lead
 * over the second.
 */
public final class Doubt {
  private static final List<String> SCORES = List.of("score", "probability");
  private static final String CLASS_SCORE = "score_";

  private Doubt() {}

  /**
   * The doubt of each image of the set by its path, from a table that {@code predict --csv} printed
   * or from {@code predictions.csv}. Images that it does not name are left out.
   *
   * @throws LuxateException DATA naming file and row when it is no such table, names an image twice
   *     or none of the set's
   */
  public static Map<String, Double> read(Path file, Dataset set, double threshold) {
    Map<Path, String> pathOfFile = new HashMap<>();
    Map<String, String> paths = new HashMap<>();
    for (Example example : set.examples()) {
      pathOfFile.put(example.file().toAbsolutePath().normalize(), example.path());
      paths.put(example.path(), example.path());
    }
    Map<String, Double> doubt = new HashMap<>();
    CsvTable table = CsvTable.read(file);
    String column = column(file, table.columns());
    for (CsvTable.Row row : table.rows()) {
      String where = table.at(row);
      if (!row.isWhole()) {
        throw new LuxateException(
            Kind.DATA, where + ": cells do not match the header; check quoting");
      }
      if (row.cell(column).isEmpty()) {
        continue; // a file that the model could not use
      }
      String named = row.text("path");
      Optional<String> path =
          Optional.ofNullable(paths.get(named))
              .or(
                  () ->
                      Optional.ofNullable(
                          pathOfFile.get(Path.of(named).toAbsolutePath().normalize())));
      double value = distance(row, column, threshold, where);
      if (path.isPresent() && doubt.put(path.get(), value) != null) {
        throw new LuxateException(
            Kind.DATA, where + ": '" + named + "' a second time; give the scores of one model");
      }
    }
    if (doubt.isEmpty()) {
      throw new LuxateException(
          Kind.DATA, file + " names no image of " + set.root() + "; give the scores of this set");
    }
    return doubt;
  }

  private static String column(Path file, List<String> header) {
    return SCORES.stream()
        .filter(header::contains)
        .findFirst()
        .filter(column -> header.contains("path"))
        .orElseThrow(
            () ->
                new LuxateException(
                    Kind.DATA,
                    file
                        + ": no columns path and score (or probability); give what predict --csv"
                        + " prints, or predictions.csv"));
  }

  private static double distance(CsvTable.Row row, String column, double threshold, String where) {
    List<Double> classes =
        row.columns().stream()
            .filter(name -> name.startsWith(CLASS_SCORE) && row.cell(name).isPresent())
            .map(name -> number(row.text(name), name, where))
            .toList();
    return classes.size() > 2
        ? lead(classes)
        : Math.abs(number(row.text(column), column, where) - threshold);
  }

  /** How far the highest of two or more lies above the second. */
  public static double lead(Collection<Double> scores) {
    List<Double> falling = scores.stream().sorted(Comparator.reverseOrder()).toList();
    return falling.get(0) - falling.get(1);
  }

  private static double number(String cell, String column, String where) {
    try {
      double value = Double.parseDouble(cell.strip());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // the one message below stands for everything that is no finite number
    }
    throw new LuxateException(
        Kind.DATA, where + ": " + column + " is '" + cell + "'; it must be a finite number");
  }
}
