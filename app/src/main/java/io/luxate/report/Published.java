package io.luxate.report;

import io.luxate.Shipped;
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
    Table table = Shipped.yaml("io/luxate/report/published.yaml", Table.class).orElseThrow();
    return table.rows.stream()
        .filter(r -> r.joint.equalsIgnoreCase(joint))
        .map(r -> new Published(r.joint, r.internal, r.external, table.source, table.doi))
        .findFirst();
  }
}
