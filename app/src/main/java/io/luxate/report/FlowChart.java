package io.luxate.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Boxes and arrows as plain geometry in px, drawn by {@code flow.jte}, as wide as a {@link Chart}.
 *
 * @param title what it shows
 * @param description every box in words, in reading order
 * @param height of the whole figure
 */
public record FlowChart(
    String title, String description, int height, List<Box> boxes, List<Arrow> arrows) {
  /** Between two lines of text. */
  public static final int LINE = 18;

  static final int PADDING = 9;
  private static final double CELL = 7.1;

  /**
   * A box; its first line names it.
   *
   * @param lines short enough for its width
   * @param aside whether it holds what left the flow
   */
  public record Box(int x, int y, int width, List<String> lines, boolean aside) {
    public Box {
      lines = List.copyOf(lines);
    }

    public int height() {
      return lines.size() * LINE + 2 * PADDING - 4;
    }

    /** The baseline of line {@code i}. */
    public int lineY(int i) {
      return y + PADDING + 11 + i * LINE;
    }

    public int textX() {
      return x + PADDING;
    }

    int bottom() {
      return y + height();
    }

    int middleX() {
      return x + width / 2;
    }

    int middleY() {
      return y + height() / 2;
    }
  }

  /** A line and its head, as SVG path data. */
  public record Arrow(String line, String head) {
    static Arrow down(int x, int y, int toX, int toY) {
      String line = "M" + x + " " + y + (x == toX ? "" : "V" + (toY - 16) + "H" + toX) + "V" + toY;
      return new Arrow(line, "M" + (toX - 4) + " " + (toY - 8) + "h8l-4 8z");
    }

    static Arrow right(int x, int y, int toX) {
      return new Arrow("M" + x + " " + y + "H" + toX, "M" + (toX - 8) + " " + (y - 4) + "v8l8 -4z");
    }
  }

  public FlowChart {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
  }

  /** A box with its lines broken to fit its width. */
  static Box box(int x, int y, int width, List<String> lines, boolean aside) {
    int cells = (int) ((width - 2 * PADDING) / CELL);
    List<String> fitting = new ArrayList<>();
    lines.forEach(line -> fitting.addAll(Chart.wrapped(line, cells)));
    return new Box(x, y, width, fitting, aside);
  }
}
