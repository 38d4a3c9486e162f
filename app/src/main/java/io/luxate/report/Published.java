package io.luxate.report;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A published result on real radiographs, to stand beside ours.
 *
 * @param joint {@code shoulder}, {@code elbow}, {@code hip} or {@code tha}
 * @param internal AUROC, 0 to 1, as printed
 * @param external AUROC, 0 to 1, as printed, without an interval
 * @param source how to cite it
 * @param doi without {@code https://doi.org/}
 */
public record Published(String joint, double internal, double external, String source, String doi) {
  private record Table(String source, String doi, List<Row> rows) {}

  private record Row(String joint, double internal, double external) {}

  /** The row for a joint, if the paper has one. */
  public static Optional<Published> of(String joint) {
    Table table = table();
    return table.rows.stream()
        .filter(r -> r.joint.equalsIgnoreCase(joint))
        .map(r -> new Published(r.joint, r.internal, r.external, table.source, table.doi))
        .findFirst();
  }

  private static Table table() {
    try (InputStream file = Published.class.getResourceAsStream("published.yaml")) {
      if (file == null) {
        throw new LuxateException(Kind.INTERNAL, "published.yaml is missing from the jar");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Documents.parseYaml(text, "published.yaml", Table.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
