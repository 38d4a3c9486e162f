package io.luxate.collect;

import io.luxate.Documents;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code ATTRIBUTION.md}: every kept picture with whom to name, its licence and where it stands.
 */
final class AttributionPage {
  static final String NAME = "ATTRIBUTION.md";

  private AttributionPage() {}

  static void write(Path folder, Collection<LedgerRow> rows) {
    Documents.write(folder.resolve(NAME), text(rows));
  }

  private static String text(Collection<LedgerRow> rows) {
    Map<String, List<LedgerRow>> kept =
        rows.stream()
            .filter(LedgerRow::isKept)
            .collect(Collectors.groupingBy(LedgerRow::path, TreeMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder("# Attribution\n\n");
    text.append(
        "The pictures of this folder, with whom to name and under which licence. Name them wherever"
            + " a picture or a heatmap of it is shown. Pictures under a licence with SA may be shown"
            + " changed under the same licence only; those with ND may not be shown changed at all,"
            + " and a heatmap is a change.\n\nFor research; not a medical device. What the owners"
            + " stated was taken as stated: `ledger.csv` has their words.\n\n");
    kept.forEach(
        (path, same) -> same.stream().map(row -> line(path, row)).distinct().forEach(text::append));
    return text.toString();
  }

  private static String line(String path, LedgerRow row) {
    String licence =
        new Licence(row.licence(), row.stated())
            .address()
            .map(address -> "[" + row.licence() + "](" + address + ")")
            .orElse(
                row.licence().equals("permission")
                    ? "by permission: " + plain(row.stated())
                    : row.licence() + " (stated: " + plain(row.stated()) + ")");
    return "- `"
        + path
        + "`: "
        + (row.attribution().isEmpty()
            ? (row.licence().startsWith("CC-BY")
                ? "**nobody is named, though the licence asks for it**"
                : "nobody is named")
            : plain(row.attribution()))
        + "; "
        + licence
        + "; from "
        + link(row.page().isEmpty() ? row.url() : row.page())
        + ", "
        + row.time().replaceFirst("T.*", "")
        + "\n";
  }

  private static String link(String address) {
    return address.matches("https?://[\\x21-\\x7e&&[^<>`\\\\]]+")
        ? "<" + address + ">"
        : plain(address);
  }

  /** What others wrote, so that it shows as they wrote it. */
  private static String plain(String text) {
    String words = text.replaceFirst("^'(?=[=+@-])", ""); // the ledger's guard against formulas
    return words.replaceAll("([\\\\`*_\\[\\]<>#|~!])", "\\\\$1");
  }
}
