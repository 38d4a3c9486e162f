package io.luxate.report;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line plot as plain geometry in px, drawn by {@code chart.jte}. Made 360 px wide so that its 13
 * px text needs no shrinking on a telephone.
 *
 * @param title what it shows
 * @param description the same for those who cannot see it, with the numbers that matter
 * @param plotHeight height of the area inside the axes
 * @param lines drawn in order, the last on top
 * @param marks single points on top of the lines
 */
public record Chart(
    String title,
    String description,
    Axis x,
    Axis y,
    int plotHeight,
    List<Line> lines,
    List<Mark> marks) {
  /** Width of the whole figure. */
  public static final int WIDTH = 360;

  public static final int LEFT = 52;
  public static final int TOP = 34;
  public static final int PLOT_WIDTH = WIDTH - LEFT - 16;
  private static final int AXIS_HEIGHT = 50;
  private static final int LEGEND_ROW = 20;

  /** A point in the units of the axes. */
  public record Spot(double x, double y) {}

  /**
   * One curve.
   *
   * @param label its legend entry; empty for none, and then drawn faint
   * @param tone 0 for ink, 1 to 6 for the colours of the style sheet
   * @param dashed told apart without colour
   * @param strong drawn thick
   * @param spots non-finite ones interrupt the curve
   */
  public record Line(String label, int tone, boolean dashed, boolean strong, List<Spot> spots) {
    public Line {
      spots = List.copyOf(spots);
    }

    /** The classes of the style sheet. */
    public String style() {
      return "line tone"
          + tone
          + (dashed ? " dashed" : "")
          + (strong ? " strong" : "")
          + (label.isEmpty() ? " faint" : "");
    }
  }

  /** A filled circle at one point, in the colour of its line. */
  public record Mark(int tone, Spot spot) {}

  public Chart {
    lines = List.copyOf(lines);
    marks = List.copyOf(marks);
  }

  public int plotBottom() {
    return TOP + plotHeight;
  }

  public int plotRight() {
    return LEFT + PLOT_WIDTH;
  }

  public List<Line> legend() {
    return lines.stream().filter(line -> !line.label().isEmpty()).toList();
  }

  /** Where legend row {@code i} has its text's baseline. */
  public int legendY(int i) {
    return plotBottom() + AXIS_HEIGHT + 16 + i * LEGEND_ROW;
  }

  public int height() {
    return plotBottom() + AXIS_HEIGHT + legend().size() * LEGEND_ROW + 8;
  }

  public String px(double value) {
    return decimal(LEFT + x.share(value) * PLOT_WIDTH);
  }

  public String py(double value) {
    return decimal(plotBottom() - y.share(value) * plotHeight);
  }

  /** The curve as SVG path data; a lone point becomes a dot. */
  public String path(Line line) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (Spot spot : line.spots()) {
      boolean finite = Double.isFinite(spot.x()) && Double.isFinite(spot.y());
      if (finite) {
        path.append(drawing ? 'L' : 'M').append(px(spot.x())).append(' ').append(py(spot.y()));
        path.append(drawing ? "" : "h0");
      }
      drawing = finite;
    }
    return path.toString();
  }

  /**
   * Text that fits its place: at most {@code characters}, the last an ellipsis if it was longer.
   * Chinese ones count twice, since they are about twice as wide.
   */
  public static String fitted(String text, int characters) {
    if (width(text) <= characters) {
      return text;
    }
    StringBuilder start = new StringBuilder();
    int cells = 1;
    for (int point : text.codePoints().toArray()) {
      cells += cells(point);
      if (cells > characters) {
        break;
      }
      start.appendCodePoint(point);
    }
    return start.toString().stripTrailing() + "…";
  }

  /** The text in lines of at most {@code characters}, broken between words, Chinese anywhere. */
  static List<String> wrapped(String text, int characters) {
    BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
    places.setText(text);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int from = places.first();
    for (int to = places.next(); to != BreakIterator.DONE; from = to, to = places.next()) {
      String word = text.substring(from, to);
      if (line.length() > 0 && width(line + word.stripTrailing()) > characters) {
        lines.add(fitted(line.toString().strip(), characters));
        line.setLength(0);
      }
      line.append(word);
    }
    lines.add(fitted(line.toString().strip(), characters));
    return lines;
  }

  private static int width(String text) {
    return text.codePoints().map(Chart::cells).sum();
  }

  private static int cells(int codePoint) {
    return codePoint < 0x2E80 ? 1 : 2;
  }

  static String decimal(double px) {
    return String.format(Locale.ROOT, "%.1f", px);
  }
}
