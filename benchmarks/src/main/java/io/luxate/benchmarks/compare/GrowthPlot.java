package io.luxate.benchmarks.compare;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Seconds and peak memory over images, as one SVG of two panels from zero. */
final class GrowthPlot {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 220;
  private static final int LEFT = 70;
  private static final int TOP = 40;
  private static final List<String> TONES = List.of("#1f5fa8", "#b3541e", "#2e7d32");

  private GrowthPlot() {}

  static String svg(List<Results.Growth> rows) {
    StringBuilder svg = new StringBuilder();
    line(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"860\" height=\"350\""
            + " viewBox=\"0 0 860 350\" font-family=\"sans-serif\" font-size=\"13\">");
    line(svg, "<title>Seconds and memory over the number of images</title>");
    line(svg, "<rect width=\"860\" height=\"350\" fill=\"#ffffff\"/>");
    panel(svg, rows, 0, "seconds", Results.Growth::seconds);
    panel(svg, rows, 430, "peak resident memory, MiB", Results.Growth::peakMib);
    List<String> works = works(rows);
    for (int i = 0; i < works.size(); i++) {
      int x = LEFT + i * 180;
      line(
          svg,
          "<path d=\"M%d 332h24\" stroke=\"%s\" stroke-width=\"2\"/>",
          x,
          TONES.get(i % TONES.size()));
      line(svg, "<text x=\"%d\" y=\"336\">%s</text>", x + 32, works.get(i));
    }
    line(svg, "</svg>");
    return svg.toString();
  }

  private static List<String> works(List<Results.Growth> rows) {
    return rows.stream().map(Results.Growth::work).distinct().toList();
  }

  private static void panel(
      StringBuilder svg,
      List<Results.Growth> rows,
      int at,
      String title,
      ToDoubleFunction<Results.Growth> value) {
    double mostX = rows.stream().mapToInt(Results.Growth::images).max().orElse(1);
    double mostY = Math.max(1e-9, rows.stream().mapToDouble(value).max().orElse(1));
    int left = at + LEFT;
    line(svg, "<text x=\"%d\" y=\"22\" font-weight=\"bold\">%s</text>", left, title);
    for (int tick = 0; tick <= 4; tick++) {
      double y = TOP + HEIGHT * (1 - tick / 4.0);
      line(
          svg,
          "<path d=\"M%d %.1fh%d\" stroke=\"#dddddd\"/><text x=\"%d\" y=\"%.1f\""
              + " text-anchor=\"end\">%s</text>",
          left,
          y,
          WIDTH,
          left - 6,
          y + 4,
          number(mostY * tick / 4));
      double x = left + WIDTH * tick / 4.0;
      line(
          svg,
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          x,
          TOP + HEIGHT + 18,
          number(mostX * tick / 4));
    }
    line(
        svg,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">images</text>",
        left + WIDTH / 2,
        TOP + HEIGHT + 38);
    List<String> works = works(rows);
    for (int i = 0; i < works.size(); i++) {
      StringBuilder path = new StringBuilder();
      for (Results.Growth row : rows) {
        if (row.work().equals(works.get(i))) {
          double x = left + WIDTH * row.images() / mostX;
          double y = TOP + HEIGHT * (1 - value.applyAsDouble(row) / mostY);
          path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x, y));
          line(
              svg,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>",
              x,
              y,
              TONES.get(i % TONES.size()));
        }
      }
      line(
          svg,
          "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
          path,
          TONES.get(i % TONES.size()));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }

  private static void line(StringBuilder to, String format, Object... values) {
    to.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
