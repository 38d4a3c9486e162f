package io.luxate.evidence;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.dataset.Metadata;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * The file {@code predictions.csv}: one row per image and model, UTF-8, RFC 4180 quoting, columns
 * {@code path,label,score,split,fold,task,network,augmentation,patient,site,joint,view,sex,age}
 * and, with more than two classes, {@code score_<class>} for each. Scores are written so that they
 * read back bit for bit.
 */
public final class Predictions {
  private static final List<String> COLUMNS =
      List.of(
          "path",
          "label",
          "score",
          "split",
          "fold",
          "task",
          "network",
          "augmentation",
          "patient",
          "site",
          "joint",
          "view",
          "sex",
          "age");
  private static final String CLASS_SCORE = "score_";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private Predictions() {}

  /** Writes the file whole or not at all. */
  public static void write(Path file, List<Prediction> predictions) {
    Set<String> classes = new LinkedHashSet<>();
    predictions.forEach(p -> classes.addAll(p.classScores().keySet()));
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
      List<String> header = new ArrayList<>(COLUMNS);
      classes.forEach(c -> header.add(CLASS_SCORE + c));
      csv.printRecord(header);
      for (Prediction p : predictions) {
        csv.printRecord(cells(p, classes));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Documents.write(file, text.toString());
  }

  /**
   * Reads the file. Only {@code path}, {@code label} and {@code score} are required; columns it
   * does not know are left alone.
   *
   * @throws LuxateException DATA naming the file and row when a column is missing or a number is
   *     none
   */
  public static List<Prediction> read(Path file) {
    CSVFormat format = FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
    String text = Documents.readText(file);
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (CSVParser csv = format.parse(new StringReader(plain))) {
      for (String column : List.of("path", "label", "score")) {
        if (!csv.getHeaderMap().containsKey(column)) {
          throw new LuxateException(
              Kind.DATA,
              file + ": no column '" + column + "'; the first line must name " + COLUMNS);
        }
      }
      List<Prediction> predictions = new ArrayList<>();
      for (CSVRecord row : csv) {
        predictions.add(prediction(row, file + " row " + (row.getRecordNumber() + 1)));
      }
      return List.copyOf(predictions);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new LuxateException(
          Kind.DATA, file + ": not a table of comma-separated values: " + e.getMessage(), e);
    }
  }

  private static List<String> cells(Prediction p, Set<String> classes) {
    List<String> cells =
        new ArrayList<>(List.of(p.path(), p.label(), Double.toString(p.score()), p.split()));
    cells.add(p.fold().isPresent() ? Integer.toString(p.fold().getAsInt()) : "");
    cells.add(p.task().orElse(""));
    cells.add(p.network().orElse(""));
    cells.add(p.augmentation().orElse(""));
    cells.add(p.patient().orElse(""));
    cells.add(p.site().orElse(""));
    cells.add(p.metadata().joint().orElse(""));
    cells.add(p.metadata().view().orElse(""));
    cells.add(p.metadata().sex().orElse(""));
    OptionalDouble age = p.metadata().ageYears();
    cells.add(age.isPresent() ? Double.toString(age.getAsDouble()) : "");
    classes.forEach(
        c ->
            cells.add(
                p.classScores().containsKey(c) ? String.valueOf(p.classScores().get(c)) : ""));
    return cells;
  }

  private static Prediction prediction(CSVRecord row, String where) {
    if (!row.isConsistent()) {
      throw new LuxateException(
          Kind.DATA, where + ": " + row.size() + " cells do not match the header; check quoting");
    }
    Map<String, Double> classScores = new LinkedHashMap<>();
    for (String column : row.getParser().getHeaderNames()) {
      if (column.startsWith(CLASS_SCORE)) {
        optional(row, column)
            .ifPresent(
                cell ->
                    classScores.put(
                        column.substring(CLASS_SCORE.length()), number(cell, column, where)));
      }
    }
    Optional<String> fold = optional(row, "fold");
    return new Prediction(
        row.get("path"),
        row.get("label"),
        number(row.get("score"), "score", where),
        optional(row, "split").orElse(""),
        fold.isPresent() ? OptionalInt.of(whole(fold.get(), where)) : OptionalInt.empty(),
        optional(row, "task"),
        optional(row, "network"),
        optional(row, "augmentation"),
        metadata(row, where),
        classScores);
  }

  private static Metadata metadata(CSVRecord row, String where) {
    Optional<Double> age =
        optional(row, "age")
            .map(
                cell ->
                    Metadata.ageYears(cell)
                        .orElseThrow(
                            () ->
                                new LuxateException(
                                    Kind.DATA,
                                    where
                                        + ": age is '"
                                        + cell
                                        + "'; it must be a number of years, 0 to 130")));
    return new Metadata(
        optional(row, "joint"),
        optional(row, "view"),
        optional(row, "patient"),
        optional(row, "site"),
        Optional.empty(),
        Optional.empty(),
        optional(row, "sex"),
        age.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        Optional.empty());
  }

  private static Optional<String> optional(CSVRecord row, String column) {
    return row.isMapped(column)
        ? Optional.of(row.get(column)).filter(c -> !c.isEmpty())
        : Optional.empty();
  }

  private static double number(String cell, String column, String where) {
    try {
      double value = Double.parseDouble(cell.strip());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // falls through to the one message for everything that is no finite number
    }
    throw new LuxateException(
        Kind.DATA, where + ": " + column + " is '" + cell + "'; it must be a finite number");
  }

  private static int whole(String cell, String where) {
    try {
      return Integer.parseInt(cell.strip());
    } catch (NumberFormatException e) {
      throw new LuxateException(
          Kind.DATA, where + ": fold is '" + cell + "'; it must be a whole number", e);
    }
  }
}
