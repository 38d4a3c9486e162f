package io.luxate.evidence;

import io.luxate.Documents;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * One task's line in the study's headline table, and in {@code summary.csv}.
 *
 * @param task the task's name
 * @param network the chosen one
 * @param augmentation the chosen one
 * @param internalAuroc 0 to 1, the number the choice was made by
 * @param external the external set's numbers; empty while it is sealed
 */
public record SummaryRow(
    String task,
    String network,
    String augmentation,
    double internalAuroc,
    Optional<Metrics> external) {
  private static final String[] COLUMNS = {
    "task",
    "network",
    "augmentation",
    "internal_auroc",
    "external_auroc",
    "external_ci_low",
    "external_ci_high",
    "n_external"
  };

  /** Writes {@code summary.csv}, one row per task; AUROCs with six decimals. */
  public static void write(Path file, List<SummaryRow> rows) {
    StringWriter text = new StringWriter();
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
    try (CSVPrinter csv = new CSVPrinter(text, format)) {
      csv.printRecord((Object[]) COLUMNS);
      for (SummaryRow row : rows) {
        csv.printRecord(
            row.task,
            row.network,
            row.augmentation,
            decimal(row.internalAuroc),
            row.external.map(m -> decimal(m.auroc())).orElse(""),
            row.external.map(m -> decimal(m.aurocCi().get(0))).orElse(""),
            row.external.map(m -> decimal(m.aurocCi().get(1))).orElse(""),
            row.external.map(m -> Integer.toString(m.n())).orElse(""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Documents.write(file, text.toString());
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
