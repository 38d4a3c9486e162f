package io.luxate.dataset;

import io.luxate.CsvTable;
import io.luxate.LuxateException;
import io.luxate.image.Box;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code images.csv}: one row per image, comma-separated (RFC 4180), UTF-8. Rows are counted as an
 * editor shows them, the header being row 1.
 */
final class Manifest {
  static final List<String> COLUMNS =
      List.of(
          "path", "label", "labels", "joint", "view", "patient", "site", "source", "licence", "sex",
          "age", "box", "split");

  private static final Logger log = LoggerFactory.getLogger(Manifest.class);
  private static final String NUMBER = "(-?\\d{1,9}(?:\\.\\d{1,9})?)";
  private static final Pattern BOX =
      Pattern.compile(String.join("[\\s;]+", NUMBER, NUMBER, NUMBER, NUMBER));

  private final Path file;
  private final Path root;
  private final boolean mayLackLabels;
  private final Map<Path, Long> rowOfFile = new HashMap<>();
  private boolean several;

  private Manifest(Path file, boolean mayLackLabels) {
    this.file = file;
    this.root = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    this.mayLackLabels = mayLackLabels;
  }

  static Dataset read(Path file) {
    return new Manifest(file, false).read();
  }

  /** A table that need not have the column {@code label}, or leaves cells of it blank. */
  static Dataset readUnlabelled(Path file) {
    return new Manifest(file, true).read();
  }

  private Dataset read() {
    List<Example> examples = new ArrayList<>();
    CsvTable table = table(file);
    requireColumns(table.columns());
    for (CsvTable.Row row : table.rows()) {
      examples.add(example(row, row.line()));
    }
    if (examples.isEmpty()) {
      throw data(file + ": no rows; name one image per row");
    }
    requireAllOrNoSplits(examples);
    if (!mayLackLabels
        && examples.stream().allMatch(example -> example.labels().names().isEmpty())) {
      throw data(file + ": the column labels is empty in every row; name what is to be found");
    }
    return Dataset.of(root, examples);
  }

  /** A row left out of a given split would be dealt anew, perhaps from test to train. */
  private void requireAllOrNoSplits(List<Example> examples) {
    List<Example> without = examples.stream().filter(e -> e.split().isEmpty()).toList();
    if (!without.isEmpty() && without.size() < examples.size()) {
      throw data(
          file
              + ": "
              + without.size()
              + " of "
              + examples.size()
              + " rows name no split, the first is "
              + without.get(0).path()
              + "; fill in train, val or test, or leave the whole column blank");
    }
  }

  /** The file's rows, whatever the case of its columns' names. */
  static CsvTable table(Path file) {
    try {
      return CsvTable.parse(file.toString(), Files.readString(file)).inAnyCase();
    } catch (CharacterCodingException e) {
      throw data(file + ": not UTF-8; save it as CSV, UTF-8");
    } catch (IOException e) {
      throw data(file + ": not a CSV file (" + e.getMessage() + "); save it as CSV, UTF-8");
    }
  }

  private void requireColumns(List<String> names) {
    several = names.contains("labels");
    if (several && names.contains("label")) {
      throw data(
          file
              + " row 1: both 'label' and 'labels' are there; keep label for one class per image, or"
              + " labels for any number of them");
    }
    List<String> required =
        mayLackLabels ? List.of("path") : List.of("path", several ? "labels" : "label");
    for (String needed : required) {
      if (!names.contains(needed)) {
        throw data(
            file
                + " row 1: no column '"
                + needed
                + "'; the first row names the columns, and path and label (or labels) must be among"
                + " them");
      }
    }
    String ignored =
        names.stream().filter(name -> !COLUMNS.contains(name)).collect(Collectors.joining(", "));
    if (!ignored.isEmpty()) {
      log.info("{}: columns not used: {}", file, ignored);
    }
  }

  private Example example(CsvTable.Row record, long row) {
    String path = record.cell("path").orElseThrow(() -> empty(row, "path"));
    Labels labels = several ? labels(record, row) : label(record, row);
    Path image = resolve(path, row);
    Long earlier = rowOfFile.putIfAbsent(image.toAbsolutePath().normalize(), row);
    if (earlier != null) {
      throw data(
          at(row) + ": '" + path + "' already stands in row " + earlier + "; remove one of them");
    }
    return new Example(
        image,
        path,
        labels,
        metadata(record, row),
        record.cell("split").map(name -> split(name, row)));
  }

  private Labels label(CsvTable.Row record, long row) {
    Optional<Labels> label = record.cell("label").map(Labels::one);
    return mayLackLabels
        ? label.orElse(Labels.NOT_KNOWN)
        : label.orElseThrow(() -> empty(row, "label"));
  }

  /** An empty cell says that no label holds, so that one must stand there. */
  private Labels labels(CsvTable.Row record, long row) {
    if (!record.has("labels")) {
      throw data(at(row) + " ends before its labels; leave an empty cell where none holds");
    }
    Set<String> held = new TreeSet<>();
    String text = record.cell("labels").orElse("");
    for (String name : text.isEmpty() ? new String[0] : text.split(Labels.BETWEEN, -1)) {
      if (name.isBlank() || !held.add(name.strip())) {
        throw data(
            at(row)
                + ": labels '"
                + text
                + (name.isBlank() ? "' has an empty name" : "' has '" + name.strip() + "' twice")
                + "; write each name once, with a semicolon between two");
      }
    }
    return Labels.several(held);
  }

  private Metadata metadata(CsvTable.Row record, long row) {
    Optional<Double> age = record.cell("age").map(text -> age(text, row));
    return new Metadata(
        record.cell("joint"),
        record.cell("view"),
        record.cell("patient"),
        record.cell("site"),
        record.cell("source"),
        record.cell("licence"),
        record.cell("sex"),
        age.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        record.cell("box").map(text -> box(text, row)));
  }

  private double age(String text, long row) {
    return Metadata.ageYears(text)
        .orElseThrow(
            () ->
                data(at(row) + ": age '" + text + "' is no number of years, 0 to 130; correct it"));
  }

  private Box box(String text, long row) {
    Matcher numbers = BOX.matcher(text);
    if (numbers.matches()) {
      double left = Double.parseDouble(numbers.group(1));
      double top = Double.parseDouble(numbers.group(2));
      double right = Double.parseDouble(numbers.group(3));
      double bottom = Double.parseDouble(numbers.group(4));
      Box box = new Box(left, top, right, bottom);
      if (box.hasSize()) {
        return box;
      }
    }
    throw data(
        at(row)
            + ": box '"
            + text
            + "' is not 'left top right bottom' in pixels of the original; correct it");
  }

  private Path resolve(String path, long row) {
    try {
      return root.resolve(path);
    } catch (InvalidPathException e) {
      throw data(at(row) + ": '" + path + "' is no path (" + e.getReason() + "); correct it");
    }
  }

  private Split split(String name, long row) {
    return Split.named(name)
        .orElseThrow(
            () -> data(at(row) + ": split '" + name + "' is none of train, val, test; correct it"));
  }

  private LuxateException empty(long row, String column) {
    return data(at(row) + ": " + column + " is empty; fill it in or remove the row");
  }

  private String at(long row) {
    return file + " row " + row;
  }

  private static LuxateException data(String message) {
    return new LuxateException(LuxateException.Kind.DATA, message);
  }
}
