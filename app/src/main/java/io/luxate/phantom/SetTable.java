package io.luxate.phantom;

import io.luxate.Documents;
import io.luxate.image.Box;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table of a simulated set: one question about its pictures, answered by what is true of them.
 *
 * @param file its name
 * @param column of the answer: {@code label} for one class, {@code labels} for none, one or many
 * @param answer with semicolons between several labels
 */
record SetTable(String file, String column, Function<Truth, String> answer) {
  /** From here on spurs are drawn. */
  private static final double ARTHRITIC = 0.3;

  /** Whether the joint is dislocated: the table that is read where only the folder is given. */
  private static final SetTable IMAGES = new SetTable("images.csv", "label", Truth::label);

  /** Everything in the picture that could hurt. */
  private static final SetTable FINDINGS = new SetTable("findings.csv", "labels", SetTable::found);

  /** How a hip prosthesis is fixed. */
  private static final SetTable DESIGNS = new SetTable("designs.csv", "label", SetTable::design);

  /** Writes every table that the joint has an answer for. */
  static void write(Joint joint, List<Truth> truths, String licence, Path out) {
    IMAGES.write(truths, licence, out);
    FINDINGS.write(truths, licence, out);
    if (joint == Joint.THA) {
      DESIGNS.write(truths, licence, out);
    }
  }

  private void write(List<Truth> truths, String licence, Path out) {
    StringWriter text = new StringWriter();
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setRecordSeparator("\n")
            .setHeader(
                "path", column, "joint", "view", "patient", "site", "source", "licence", "sex",
                "box", "split")
            .get();
    try (CSVPrinter rows = new CSVPrinter(text, format)) {
      for (Truth t : truths) {
        rows.printRecord(
            t.path(),
            answer.apply(t),
            t.joint(),
            t.view(),
            t.patient(),
            t.site(),
            "simulated",
            licence,
            t.sex(),
            box(t.jointBox()),
            "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Documents.write(out.resolve(file), text.toString());
  }

  private static String found(Truth truth) {
    return Stream.of(
            truth.dislocated() ? "dislocation" : "",
            drawn(truth, "fracture") == 1 ? "fracture" : "",
            drawn(truth, "arthritis") > ARTHRITIC ? "arthritis" : "")
        .filter(name -> !name.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String design(Truth truth) {
    return drawn(truth, "cemented") == 1
        ? "cemented"
        : drawn(truth, "cupScrews") > 0 ? "press-fit, screws" : "press-fit";
  }

  private static double drawn(Truth truth, String parameter) {
    return truth.parameters().getOrDefault(parameter, 0.0);
  }

  private static String box(Box box) {
    return String.format(
        Locale.ROOT, "%.1f %.1f %.1f %.1f", box.left(), box.top(), box.right(), box.bottom());
  }
}
