package io.luxate.report;

import io.luxate.evidence.Metrics;
import java.util.List;
import java.util.Optional;

/**
 * The headline table as a picture: each task's external AUROC with its interval, and the internal
 * one as a hollow circle.
 *
 * @param x AUROC axis, ending at 1
 * @param t its texts
 */
public record Forest(List<Row> rows, Axis x, Texts t) {
  public static final int ROW_HEIGHT = 48;
  private static final int LEFT = 14;
  private static final int WIDTH = Chart.WIDTH - 2 * LEFT;

  /** One task. */
  public record Row(String name, double internal, Optional<Metrics> external) {}

  public Forest {
    rows = List.copyOf(rows);
  }

  static Forest of(List<TaskReport> tasks, Texts t) {
    List<Row> rows =
        tasks.stream()
            .map(
                task ->
                    new Row(
                        task.name(),
                        task.internal().metrics().auroc(),
                        task.external().map(Evaluation::metrics)))
            .toList();
    double lowest =
        rows.stream()
            .mapToDouble(
                r ->
                    Math.min(
                        r.internal, r.external.map(m -> m.aurocCi().get(0)).orElse(r.internal)))
            .min()
            .orElse(0.5);
    return new Forest(rows, Axis.downTo(t.get("forest.axis"), Math.min(lowest, 0.9), 1), t);
  }

  public int plotBottom() {
    return 30 + rows.size() * ROW_HEIGHT;
  }

  public int height() {
    return plotBottom() + 66;
  }

  /** The vertical middle of row {@code i}'s circles. */
  public int y(int i) {
    return 30 + i * ROW_HEIGHT + 32;
  }

  public String px(double auroc) {
    return Chart.decimal(LEFT + x.share(auroc) * WIDTH);
  }

  /** The numbers for those who cannot see the picture. */
  public String description() {
    return rows.stream()
        .map(this::described)
        .reduce((a, b) -> a + "; " + b)
        .orElse(t.get("forest.none"));
  }

  private String described(Row row) {
    String internal = Numerals.auroc(row.internal);
    return row.external
        .map(m -> t.get("forest.row", row.name, internal, Numerals.aurocWithInterval(m)))
        .orElseGet(() -> t.get("forest.row.sealed", row.name, internal));
  }
}
