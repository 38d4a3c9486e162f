package io.luxate.benchmarks;

import io.luxate.curate.audit.FindingKind;
import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import io.luxate.image.RadiographReader;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;

/**
 * One fault that is made in a radiograph by code.
 *
 * @param name in the table
 * @param kind as which an audit must tell it
 * @param planter makes the bytes of a file that has it
 */
record Fault(String name, FindingKind kind, Planter planter) {
  private static final String[] NAMES = {
    "SMITH^JOHN", "MILLER^ANNA", "GARCIA, MARIA", "KOWALSKI^PIOTR", "NGUYEN, THI", "BAUER^EVA"
  };
  private static final String[] DATES = {"14.05.1961", "05/14/1961", "1961-05-14", "14 MAY 1961"};

  /** Changes a picture; the other one is from the same set, for panels. */
  interface Planter {
    byte[] plant(BufferedImage picture, BufferedImage other, Random draw);
  }

  /** All kinds of faults, in the order of the table. */
  static List<Fault> all() {
    return List.of(
        drawn("white arrow", (p, draw) -> Drawing.arrow(p, draw, Color.WHITE, 1)),
        drawn("thin white arrow", (p, draw) -> Drawing.arrow(p, draw, Color.WHITE, 0.5)),
        drawn("white arrow head", (p, draw) -> Drawing.arrowHead(p, draw, Color.WHITE)),
        drawn("black arrow", (p, draw) -> Drawing.arrow(p, draw, Color.BLACK, 1)),
        drawn("grey arrow", (p, draw) -> Drawing.arrow(p, draw, new Color(200, 200, 200), 1)),
        drawn("red circle", (p, draw) -> Drawing.circle(p, draw, Color.RED)),
        drawn("white circle", (p, draw) -> Drawing.circle(p, draw, Color.WHITE)),
        words("name and date, 12 px", 12, Color.WHITE),
        words("name and date, 16 px", 16, Color.WHITE),
        words("name and date, 24 px", 24, Color.WHITE),
        words("name and date, 36 px", 36, Color.WHITE),
        words("name and date, 16 px, half transparent", 16, new Color(255, 255, 255, 128)),
        words("name and date, 20 px, black", 20, Color.BLACK),
        new Fault(
            "caption in white, 18 px",
            FindingKind.TEXT,
            (p, other, draw) ->
                png(Drawing.words(p, draw, "Figure 3: initial radiograph", 18, Color.WHITE))),
        panels("two panels, black between", 2, 8, Color.BLACK),
        panels("two panels, nothing between", 2, 0, Color.BLACK),
        panels("two panels, white between", 2, 8, Color.WHITE),
        panels("four panels", 4, 8, Color.BLACK),
        toolbar("light toolbar", new Color(214, 211, 206), Color.BLACK),
        toolbar("dark toolbar", new Color(48, 48, 52), new Color(190, 190, 190)),
        graded("inverted", FindingKind.INVERTED, grey -> 255 - grey),
        new Fault(
            "blue tint",
            FindingKind.COLOUR_CAST,
            (p, other, draw) -> png(Drawing.veiled(p, new Color(0, 60, 200, 80)))),
        new Fault(
            "shrunk to 64 px and back",
            FindingKind.BLURRED,
            (p, other, draw) -> png(Drawing.blurred(p))),
        new Fault(
            "JPEG at quality 10",
            FindingKind.HEAVY_JPEG,
            (p, other, draw) -> ImageWriting.jpeg(grey(p), 0.1)),
        new Fault(
            "JPEG at quality 10, stored as PNG",
            FindingKind.HEAVY_JPEG,
            (p, other, draw) -> {
              byte[] jpeg = ImageWriting.jpeg(grey(p), 0.1);
              return ImageWriting.png8(RadiographReader.read("jpeg", jpeg).pixels());
            }),
        graded("overexposed", FindingKind.CLIPPED, grey -> Math.min(255, grey * 5 / 2)),
        graded("blank", FindingKind.BLANK, grey -> 76 + grey / 100),
        new Fault(
            "120 px",
            FindingKind.TOO_SMALL,
            (p, other, draw) ->
                png(Drawing.scaled(p, 120.0 / Math.max(p.getWidth(), p.getHeight())))),
        none("colour photograph, drawn", (p, draw) -> NoRadiograph.photograph(p, draw)),
        none("photograph of skin, drawn", (p, draw) -> NoRadiograph.skin(p, draw)),
        none("line drawing", (p, draw) -> NoRadiograph.lineDrawing(p, draw)),
        none("round slice", (p, draw) -> NoRadiograph.slice(draw)),
        none("ultrasound fan", (p, draw) -> NoRadiograph.fan(draw)));
  }

  private interface Draft {
    BufferedImage on(BufferedImage picture, Random draw);
  }

  private static Fault drawn(String name, Draft draft) {
    return new Fault(
        name, FindingKind.ANNOTATED, (picture, other, draw) -> png(draft.on(picture, draw)));
  }

  private static Fault none(String name, Draft draft) {
    return new Fault(
        name, FindingKind.NOT_A_RADIOGRAPH, (picture, other, draw) -> png(draft.on(picture, draw)));
  }

  private static Fault words(String name, int px, Color ink) {
    return new Fault(
        name,
        FindingKind.PERSONAL_DATA,
        (picture, other, draw) -> {
          String who = NAMES[draw.nextInt(NAMES.length)] + " " + DATES[draw.nextInt(DATES.length)];
          return png(Drawing.words(picture, draw, who, px, ink));
        });
  }

  private static Fault panels(String name, int count, int gapPx, Color between) {
    return new Fault(
        name,
        FindingKind.SEVERAL_PANELS,
        (picture, other, draw) -> png(Drawing.panels(picture, other, count, gapPx, between)));
  }

  private static Fault toolbar(String name, Color ground, Color ink) {
    return new Fault(
        name,
        FindingKind.SCREENSHOT,
        (picture, other, draw) -> png(Drawing.toolbar(picture, ground, ink)));
  }

  private static Fault graded(
      String name, FindingKind kind, java.util.function.IntUnaryOperator grade) {
    return new Fault(
        name, kind, (picture, other, draw) -> png(grey(Drawing.graded(picture, grade))));
  }

  static Font font(int px) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, px);
  }

  private static byte[] png(BufferedImage picture) {
    return ImageWriting.png(picture);
  }

  private static BufferedImage grey(BufferedImage picture) {
    float[] values = new float[picture.getWidth() * picture.getHeight()];
    for (int i = 0; i < values.length; i++) {
      int rgb = picture.getRGB(i % picture.getWidth(), i / picture.getWidth());
      values[i] = (rgb & 255) / 255f;
    }
    return ImageWriting.image8(new Grey(picture.getWidth(), picture.getHeight(), values));
  }
}
