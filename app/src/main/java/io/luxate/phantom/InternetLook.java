package io.luxate.phantom;

import io.luxate.image.Affine;
import io.luxate.image.Grey;
import io.luxate.image.Lettering;

/**
 * What pictures on web pages have gone through: other people's windows, captions, arrows, frames,
 * watermarks, a phone before a screen, crops, and JPEG.
 */
final class InternetLook implements Look {
  @Override
  public double pixels() {
    return 1;
  }

  @Override
  public Beam beam(Draws draws, int sizePx) {
    double binning = Math.min(512.0 * 512.0 / sizePx / sizePx, 6);
    return new Beam(
        draws.in("photons", 14_000, 70_000) * binning,
        draws.in("scatterShare", 0.3, 1),
        draws.in("electronicNoise", 0.0005, 0.002),
        draws.in("blur", 0.08, 0.27));
  }

  @Override
  public Display display(Draws draws) {
    return new Display(
        draws.in("gamma", 0.85, 1.7),
        draws.in("evening", 0.3, 0.75),
        draws.in("window", 0.88, 1.3),
        draws.in("sharpening", 0, 1.2));
  }

  @Override
  public Picture finish(Grey first, Patient patient, Draws draws) {
    Dice dice = draws.dice();
    Grey grey = first;
    Affine moved = Affine.IDENTITY;
    if (draws.chance("collimated", 0.25)) {
      Look.collimate(grey, dice, 0.09);
    }
    if (draws.chance("marker", 0.6)) {
      marker(grey, patient, dice, (float) dice.in(0.75, 1));
    }
    if (draws.chance("inverted", 0.06)) {
      invert(grey);
    }
    if (draws.chance("arrow", 0.22)) {
      arrow(grey, dice);
    }
    if (draws.chance("caption", 0.25)) {
      caption(grey, dice);
    }
    if (draws.chance("watermark", 0.15)) {
      watermark(grey, dice);
    }
    if (draws.chance("border", 0.25)) {
      Affine step = border(grey, dice);
      grey = Frames.warp(grey, step, dice.pick(0f, 0f, 1f, 0.95f, 0.5f));
      moved = moved.then(step);
    }
    if (draws.chance("photoOfScreen", 0.09)) {
      Affine step = lean(grey, dice);
      grey = Frames.warp(grey, step, (float) dice.in(0.02, 0.3));
      Frames.screen(grey, dice);
      moved = moved.then(step);
    }
    return new Picture(grey, moved, form(draws));
  }

  @Override
  public Picture cut(Picture picture, Truth.Box keep, Draws draws) {
    return draws.chance("cropped", Spread.CROP_SHARE) ? Crop.around(keep, picture, draws) : picture;
  }

  /** A side marker somewhere near an edge. */
  private static void marker(Grey grey, Patient patient, Dice dice, float value) {
    double size = grey.widthPx() * dice.in(0.035, 0.06);
    double x = (dice.chance(0.5) ? dice.in(0.04, 0.14) : dice.in(0.8, 0.9)) * grey.widthPx();
    double y = (dice.chance(0.5) ? dice.in(0.04, 0.2) : dice.in(0.75, 0.9)) * grey.heightPx();
    Lettering pen = new Lettering(grey, Math.max(1, size / 6), value);
    pen.text(patient.isLeft() ? "L" : "R", x, y, size);
  }

  private static Picture.Form form(Draws draws) {
    Dice dice = draws.dice();
    boolean cast = draws.chance("colourCast", 0.2);
    int dark = cast ? rgb(dice.in(0, 18), dice.in(0, 18), dice.in(0, 30)) : 0;
    int light = cast ? rgb(dice.in(205, 255), dice.in(215, 255), dice.in(205, 255)) : 0xFFFFFF;
    boolean jpeg = draws.chance("jpeg", 0.8);
    double quality = draws.in("jpegQuality", 0.3, 0.95);
    boolean colour = cast || dice.chance(0.5);
    Picture.Kind kind =
        jpeg
            ? colour ? Picture.Kind.JPEG_RGB : Picture.Kind.JPEG
            : colour ? Picture.Kind.PNG_RGB : Picture.Kind.PNG;
    return new Picture.Form(kind, quality, dark, light);
  }

  private static int rgb(double red, double green, double blue) {
    return (int) red << 16 | (int) green << 8 | (int) blue;
  }

  private static void invert(Grey grey) {
    float[] values = grey.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 - values[i];
    }
  }

  /** Points anywhere: the one who drew it may have meant the joint, or something else. */
  private static void arrow(Grey grey, Dice dice) {
    double w = grey.widthPx();
    double h = grey.heightPx();
    Lettering pen = new Lettering(grey, Math.max(1.2, w / 110), dice.chance(0.75) ? 1f : 0f);
    for (int i = 0; i < 1 + dice.below(2); i++) {
      double x = dice.in(0.25, 0.75) * w;
      double y = dice.in(0.25, 0.75) * h;
      double angle = dice.in(0, 2 * Math.PI);
      double length = dice.in(0.1, 0.2) * w;
      pen.arrow(x + length * StrictMath.cos(angle), y + length * StrictMath.sin(angle), x, y);
    }
  }

  private static void caption(Grey grey, Dice dice) {
    String text =
        dice.pick(
            "AP VIEW",
            "CASE 12",
            "FIG. 3",
            "FIGURE 1A",
            "B",
            "A",
            "X-RAY",
            "PORTABLE",
            "SUPINE",
            "28/M",
            "DAY 1",
            "ERECT",
            "67 Y F",
            "R AP",
            "LATERAL");
    double size = grey.widthPx() * dice.in(0.03, 0.06);
    double x = dice.in(0.02, 0.6) * grey.widthPx();
    double y = (dice.chance(0.5) ? 0.03 : 0.9) * grey.heightPx();
    new Lettering(grey, Math.max(1, size / 7), dice.chance(0.8) ? 1f : 0f).text(text, x, y, size);
  }

  private static void watermark(Grey grey, Dice dice) {
    Grey ink = Grey.black(grey.widthPx(), grey.heightPx());
    String text = dice.pick("RADIOSAMPLE.ORG", "SAMPLE", "COPYRIGHT", "BONESHOTS.NET", "PREVIEW");
    double size = grey.widthPx() * 0.9 / (text.length() * 0.86);
    double y = dice.in(0.3, 0.7) * grey.heightPx();
    new Lettering(ink, Math.max(1, size / 6), 1f).text(text, grey.widthPx() * 0.05, y, size);
    float weight = (float) dice.in(0.08, 0.25);
    float[] values = grey.values();
    for (int i = 0; i < values.length; i++) {
      values[i] += weight * ink.values()[i] * (1 - values[i]);
    }
  }

  private static Affine border(Grey grey, Dice dice) {
    double left = dice.in(0, 0.09);
    double right = dice.in(0, 0.09);
    double top = dice.in(0, 0.09);
    double bottom = dice.in(0, 0.09);
    return Affine.scale(1 - left - right, 1 - top - bottom)
        .then(Affine.translate(left * grey.widthPx(), top * grey.heightPx()));
  }

  private static Affine lean(Grey grey, Dice dice) {
    double x = grey.widthPx() / 2.0;
    double y = grey.heightPx() / 2.0;
    double k = dice.in(0.82, 1.0);
    double shear = dice.bell(0, 0.03);
    return Affine.translate(-x, -y)
        .then(new Affine(k, shear, 0, dice.bell(0, 0.03), k * dice.in(0.93, 1.05), 0))
        .then(Affine.rotate(dice.bell(0, 3), 0, 0))
        .then(Affine.translate(x + dice.bell(0, 0.015) * x, y + dice.bell(0, 0.015) * y));
  }
}
