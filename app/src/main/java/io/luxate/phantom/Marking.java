package io.luxate.phantom;

import io.luxate.image.Grey;
import io.luxate.image.Lettering;

/**
 * How a hospital marks the side: a lead letter of its own make in its usual corner.
 *
 * @param height of the letter, in parts of the picture's width
 * @param heavy width of a stroke, in parts of the letter's height
 * @param ink value of the letter, 0 (black) to 1 (white)
 * @param boxed whether a line runs around the letter
 * @param below what stands under it
 * @param atRight whether the usual corner is on the right
 * @param atBottom whether the usual corner is at the bottom
 */
record Marking(
    double height,
    double heavy,
    float ink,
    boolean boxed,
    Below below,
    boolean atRight,
    boolean atBottom) {

  /** The small text under the letter. */
  enum Below {
    NOTHING,
    INITIALS,
    DATE
  }

  /** Marks the patient's side. All else is drawn from {@code draws}. */
  void draw(Grey grey, Patient patient, Draws draws) {
    int w = grey.widthPx();
    double letter = Math.max(6, w * height * draws.in("sizeFactor", 0.9, 1.1));
    double stroke = Math.max(1, letter * heavy);
    double small = Math.max(5, letter * 0.5);
    String text = text(draws);
    double textWidth = Lettering.widthPx(text, small);
    double pad = boxed ? letter * 0.45 : 0;
    double wide = Math.max(letter * 0.67 + 2 * pad, textWidth);
    double high = letter + 2 * pad + (text.isEmpty() ? 0 : 1.5 * small);
    double left = draws.in("insetX", 0.05, 0.1) * w;
    double top = draws.in("insetY", 0.05, 0.12) * grey.heightPx();
    left = atRight ? w - left - wide : left;
    top = atBottom ? grey.heightPx() - top - high : top;
    Lettering pen = new Lettering(grey, stroke, ink);
    double x = left + (wide - letter * 0.67) / 2;
    double y = top + pad;
    pen.text(patient.isLeft() ? "L" : "R", x, y, letter);
    if (boxed) {
      box(pen, x - pad, y - pad, x + letter * 0.67 + pad, y + letter + pad);
    }
    new Lettering(grey, Math.max(0.8, small / 8), ink)
        .text(text, left + (wide - textWidth) / 2, top + high - small, small);
  }

  private String text(Draws draws) {
    return switch (below) {
      case NOTHING -> "";
      case INITIALS -> draws.pick("text", "KM", "JS", "AT", "EH");
      case DATE ->
          two(draws.whole("day", 1, 29))
              + "."
              + two(draws.whole("month", 1, 13))
              + "."
              + two(draws.whole("year", 10, 19));
    };
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }

  private static void box(Lettering pen, double left, double top, double right, double bottom) {
    pen.line(left, top, right, top);
    pen.line(right, top, right, bottom);
    pen.line(right, bottom, left, bottom);
    pen.line(left, bottom, left, top);
  }
}
