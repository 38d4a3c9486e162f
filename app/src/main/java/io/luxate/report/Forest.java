package io.luxate.report;

import io.luxate.evidence.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * AUROCs with their intervals, one row each, and beside some a number to compare with as a hollow
 * circle.
 *
 * @param id of its elements in a page
 * @param key of its title, heading and the two signs' meaning among the texts
 * @param x AUROC axis, ending at 1
 * @param t its texts
 */
public record Forest(String id, String key, List<Row> rows, Axis x, Texts t) {
  public static final int ROW_HEIGHT = 48;
  private static final int LEFT = 14;
  private static final int WIDTH = Chart.WIDTH - 2 * LEFT;

  /**
   * One task, or one part of a set.
   *
   * @param hollow the number to compare with
   * @param missing what stands in place of an AUROC that is not there
   */
  public record Row(String name, double hollow, Optional<Estimate> auroc, String missing) {}

  public Forest {
    rows = List.copyOf(rows);
  }

  /** The headline table as a picture: external results, and the internal ones beside them. */
  static Forest of(List<TaskReport> tasks, Texts t) {
    return of(
        "forest",
        "forest",
        tasks.stream()
            .map(
                task ->
                    new Row(
                        task.name(),
                        task.internal().metrics().auroc(),
                        task.external().map(set -> set.metrics().estimate()),
                        t.get("forest.sealed")))
            .toList(),
        t);
  }

  /** The parts of an external set, the whole of it beside each; empty without parts. */
  static Optional<Forest> ofParts(TaskReport task, String id, Texts t) {
    double whole = task.external().orElse(task.internal()).metrics().auroc();
    List<Row> rows =
        task.findings().subgroups().stream()
            .map(
                part ->
                    new Row(
                        Wording.part(part, t) + ", n = " + Numerals.count(part.n()),
                        whole,
                        part.auroc(),
                        t.get("groups.few")))
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(of(id + "-parts", "parts.forest", rows, t));
  }

  private static Forest of(String id, String key, List<Row> rows, Texts t) {
    double lowest =
        rows.stream()
            .mapToDouble(r -> Math.min(r.hollow, r.auroc.flatMap(Estimate::low).orElse(r.hollow)))
            .min()
            .orElse(0.5);
    return new Forest(
        id, key, rows, Axis.downTo(t.get("forest.axis"), Math.min(lowest, 0.9), 1), t);
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
    return t.get(
        key + ".row",
        row.name,
        Numerals.auroc(row.hollow),
        row.auroc.map(Numerals::estimate).orElse(row.missing));
  }
}
