package io.luxate.phantom;

import io.luxate.image.Box;
import io.luxate.image.Grey;
import io.luxate.image.Lettering;
import java.util.Locale;

/**
 * One hospital's machine and habits: hospital A is a clean flat panel, B an older cassette reader
 * with larger pixels, a visible grid and 16-bit files, C a darker panel with smaller pixels, a text
 * block and JPEG files. Each marks the side in its own way.
 */
enum HospitalLook implements Look {
  A(1.0, 60_000, 0.4, 1.0, 0.65, 0.6),
  B(0.8, 14_000, 0.7, 1.25, 0.45, 0.2),
  C(1.15, 30_000, 0.55, 1.45, 0.6, 1.0);

  private final double pixels;
  private final double photons;
  private final double scatter;
  private final double gamma;
  private final double evening;
  private final double sharpening;

  HospitalLook(
      double pixels,
      double photons,
      double scatter,
      double gamma,
      double evening,
      double sharpening) {
    this.pixels = pixels;
    this.photons = photons;
    this.scatter = scatter;
    this.gamma = gamma;
    this.evening = evening;
    this.sharpening = sharpening;
  }

  @Override
  public double pixels() {
    return pixels;
  }

  @Override
  public Beam beam(Draws draws, int sizePx) {
    double dose = draws.in("dose", 0.6, 1.6);
    double binning = 512.0 * 512.0 / sizePx / sizePx;
    return new Beam(photons * dose * Math.min(binning, 6), scatter, 0.0008, this == B ? 0.2 : 0.12);
  }

  @Override
  public Display display(Draws draws) {
    return new Display(
        gamma * draws.in("gamma", 0.88, 1.14), evening, draws.in("window", 0.9, 1.2), sharpening);
  }

  @Override
  public Picture finish(Grey grey, Patient patient, Draws draws) {
    if (this == B) {
      grid(grey, draws.in("gridPeriodPx", 2.6, 4.2));
    }
    if (draws.chance("collimated", this == C ? 0.85 : 0.45)) {
      Look.collimate(grey, draws.of("collimated"), this == C ? 0.09 : 0.05);
    }
    marking().draw(grey, patient, draws.of("marker"));
    if (this == C) {
      Lettering pen = new Lettering(grey, Math.max(1, grey.widthPx() / 350.0), 0.9f);
      double size = grey.widthPx() / 45.0 + 2;
      pen.text("ID " + draws.whole("shownId", 100_000, 1_000_000), size, size, size);
      pen.text(
          String.format(
              Locale.ROOT,
              "%.0f KV %.1f MAS",
              draws.in("shownKv", 55, 80),
              draws.in("shownMas", 2, 16)),
          size,
          2.6 * size,
          size);
    }
    return Look.unmoved(
        grey,
        switch (this) {
          case A -> Picture.Form.PNG;
          case B -> new Picture.Form(Picture.Kind.PNG_16, 1, 0, 0xFFFFFF);
          case C -> new Picture.Form(Picture.Kind.JPEG, 0.92, 0, 0xFFFFFF);
        });
  }

  private Marking marking() {
    return switch (this) {
      case A -> new Marking(0.055, 0.2, 1f, false, Marking.Below.INITIALS, false, false);
      case B -> new Marking(0.06, 0.12, 0.72f, true, Marking.Below.DATE, true, true);
      case C -> new Marking(0.04, 0.12, 0.9f, false, Marking.Below.NOTHING, true, false);
    };
  }

  /** Hospitals pass on whole pictures. */
  @Override
  public Picture cut(Picture picture, Box keep, Draws draws) {
    return picture;
  }

  /** The faint shadow of the anti-scatter grid's strips. */
  private static void grid(Grey grey, double periodPx) {
    int w = grey.widthPx();
    float[] values = grey.values();
    for (int x = 0; x < w; x++) {
      float strip = 1 + 0.018f * (float) StrictMath.sin(2 * Math.PI * x / periodPx);
      for (int i = x; i < values.length; i += w) {
        values[i] *= strip;
      }
    }
  }
}
