package io.luxate.explain;

import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import java.util.Base64;
import java.util.Locale;

/**
 * A map drawn as SVG 1.1: the radiograph within it as PNG, the colours as a second, partly
 * transparent PNG or the contours as paths, a legend of at least {@value #SMALLEST_PX} px letters,
 * and {@code title} and {@code desc} for screen readers.
 */
final class SvgPicture {
  private static final int SMALLEST_PX = 12;
  private static final int NARROWEST_PX = 320;

  private SvgPicture() {}

  static String of(Drawing drawing, Grey radiograph, Grey map, String title) {
    int width = radiograph.widthPx();
    int height = radiograph.heightPx();
    int pictures = drawing.style() == Style.SIDE_BY_SIDE ? 2 : 1;
    int whole = Math.max(NARROWEST_PX, pictures * width);
    double letter = Math.max(SMALLEST_PX, whole / 45.0);
    boolean evidence = Hotspot.of(map).isPresent();
    boolean contours = drawing.style() == Style.CONTOUR;
    String picture =
        image("data:image/png;base64," + base64(ImageWriting.png8(radiograph)), radiograph);
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\""
                + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"%d\" height=\"%.1f\""
                + " viewBox=\"0 0 %d %.1f\" role=\"img\" aria-labelledby=\"title desc\">%n",
            whole, height + 4 * letter, whole, height + 4 * letter));
    svg.append(format("<title id=\"title\">%s</title>%n", escaped(title)));
    svg.append(format("<desc id=\"desc\">%s</desc>%n", escaped(words(map, contours))));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#0f0f0f\"/>\n");
    svg.append(picture);
    if (contours) {
      svg.append(lines(map));
    } else {
      String colours =
          image(
              "data:image/png;base64,"
                  + base64(ImageWriting.png(Overlay.colours(map, drawing.opacity()))),
              map);
      String right = pictures == 2 ? picture + colours : colours;
      svg.append(format("<g transform=\"translate(%d 0)\">%n", (pictures - 1) * width));
      svg.append(right).append("</g>\n");
    }
    svg.append(legend(contours, evidence, height, whole, letter));
    return svg.append("</svg>\n").toString();
  }

  private static String words(Grey map, boolean contours) {
    return Hotspot.of(map)
        .map(
            hottest ->
                format(
                    "Radiograph with %s. Most evidence at %.0f px from the left, %.0f px from the"
                        + " top, of %d x %d px.",
                    contours
                        ? "lines around the places with at least 50 % and 80 % of the most evidence"
                        : "colours over it, from dark to bright yellow with the evidence",
                    hottest.x(),
                    hottest.y(),
                    map.widthPx(),
                    map.heightPx()))
        .orElse("Radiograph; nothing in it speaks for the class.");
  }

  private static String lines(Grey map) {
    StringBuilder svg = new StringBuilder();
    double stroke = ContourPicture.strokePx(map.widthPx(), map.heightPx());
    for (int i = 0; i < Contour.LEVELS.length; i++) {
      String path = Contour.of(map, Contour.LEVELS[i]).svgPath();
      if (!path.isEmpty()) {
        svg.append(line("<path d=\"" + path + "\"", i, stroke));
      }
    }
    return svg.toString();
  }

  /** One line twice: its dark rim, and itself. */
  private static String line(String shape, int level, double stroke) {
    String dashes =
        level == 0 ? format(" stroke-dasharray=\"%.1f %.1f\"", 4 * stroke, 3 * stroke) : "";
    String form = "%s fill=\"none\" stroke=\"#%06x\" stroke-width=\"%.1f\"%s/>%n";
    return format(form, shape, 0, 2 * stroke, dashes)
        + format(form, shape, ContourPicture.rgb(level), stroke, dashes);
  }

  private static String legend(
      boolean contours, boolean evidence, int top, int width, double letter) {
    if (!evidence) {
      return text("nothing speaks for the class", letter, top + 2 * letter, letter);
    }
    StringBuilder svg = new StringBuilder();
    if (contours) {
      String[] words = {"from 50 % of the most evidence", "from 80 %"};
      for (int i = 0; i < words.length; i++) {
        double y = top + (1.5 + 1.4 * i) * letter;
        String sample = format("<path d=\"M%.1f %.1fH%.1f\"", letter, y - letter / 3, 4 * letter);
        svg.append(line(sample, i, letter / 6)).append(text(words[i], 5 * letter, y, letter));
      }
      return svg.toString();
    }
    svg.append("<defs><linearGradient id=\"heat\">");
    for (int i = 0; i <= 10; i++) {
      svg.append(
          format("<stop offset=\"%d%%\" stop-color=\"#%06x\"/>", 10 * i, Inferno.rgb(i / 10.0)));
    }
    svg.append("</linearGradient></defs>\n");
    double y = top + 2.4 * letter;
    svg.append(text("no evidence", letter, y, letter));
    svg.append(
        format(
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"url(#heat)\"/>%n",
            8 * letter, y - letter, width - 13 * letter, 1.2 * letter));
    return svg.append(text("most", width - 4 * letter, y, letter)).toString();
  }

  private static String text(String words, double x, double y, double letter) {
    return format(
        "<text x=\"%.1f\" y=\"%.1f\" font-family=\"sans-serif\" font-size=\"%.1f\""
            + " fill=\"#ffffff\">%s</text>%n",
        x, y, letter, words);
  }

  private static String image(String link, Grey size) {
    return format(
        "<image width=\"%d\" height=\"%d\" xlink:href=\"%s\"/>%n",
        size.widthPx(), size.heightPx(), link);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form.replace("%n", "\n"), values);
  }
}
