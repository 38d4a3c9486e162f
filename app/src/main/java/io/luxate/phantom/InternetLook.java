package io.luxate.phantom;

import io.luxate.image.Affine;
import io.luxate.image.Box;
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
    Grey grey = first;
    Affine moved = Affine.IDENTITY;
    if (draws.chance("collimated", 0.25)) {
      Look.collimate(grey, draws.of("collimated"), 0.09);
    }
    if (draws.chance("marker", 0.6)) {
      marker(grey, patient, draws.of("marker"));
    }
    if (draws.chance("inverted", 0.06)) {
      invert(grey);
    }
    if (draws.chance("arrow", 0.22)) {
      arrows(grey, draws);
    }
    if (draws.chance("caption", 0.25)) {
      caption(grey, draws.of("caption"));
    }
    if (draws.chance("watermark", 0.15)) {
      watermark(grey, draws.of("watermark"));
    }
    if (draws.chance("border", 0.25)) {
      Affine step = border(grey, draws.of("border"));
      double shade = draws.note("borderShade", draws.dice().pick(0.0, 0.0, 1.0, 0.95, 0.5));
      grey = Frames.warp(grey, step, (float) shade);
      moved = moved.then(step);
    }
    if (draws.chance("photoOfScreen", 0.09)) {
      Draws screen = draws.of("screen");
      Affine step = lean(grey, screen);
      grey = Frames.warp(grey, step, (float) screen.in("surround", 0.02, 0.3));
      Frames.screen(grey, screen);
      moved = moved.then(step);
    }
    return new Picture(grey, moved, form(draws));
  }

  @Override
  public Picture cut(Picture picture, Box keep, Draws draws) {
    return draws.chance("cropped", Spread.CROP_SHARE) ? Crop.around(keep, picture, draws) : picture;
  }

  /** A side marker somewhere near an edge. */
  private static void marker(Grey grey, Patient patient, Draws draws) {
    float ink = (float) draws.in("ink", 0.75, 1);
    double size = grey.widthPx() * draws.in("sizeFraction", 0.035, 0.06);
    boolean left = draws.chance("atLeft", 0.5);
    double x = draws.in("x", left ? 0.04 : 0.8, left ? 0.14 : 0.9) * grey.widthPx();
    boolean top = draws.chance("atTop", 0.5);
    double y = draws.in("y", top ? 0.04 : 0.75, top ? 0.2 : 0.9) * grey.heightPx();
    Lettering pen = new Lettering(grey, Math.max(1, size / 6), ink);
    pen.text(patient.isLeft() ? "L" : "R", x, y, size);
  }

  private static Picture.Form form(Draws draws) {
    boolean cast = draws.chance("colourCast", 0.2);
    int dark =
        cast
            ? rgb(
                draws.in("darkRed", 0, 18),
                draws.in("darkGreen", 0, 18),
                draws.in("darkBlue", 0, 30))
            : 0;
    int light =
        cast
            ? rgb(
                draws.in("lightRed", 205, 255),
                draws.in("lightGreen", 215, 255),
                draws.in("lightBlue", 205, 255))
            : 0xFFFFFF;
    boolean jpeg = draws.chance("jpeg", 0.8);
    double quality = draws.in("jpegQuality", 0.3, 0.95);
    boolean colour = cast || draws.chance("colour", 0.5);
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
  private static void arrows(Grey grey, Draws draws) {
    double w = grey.widthPx();
    double h = grey.heightPx();
    float ink = draws.chance("arrowWhite", 0.75) ? 1f : 0f;
    Lettering pen = new Lettering(grey, Math.max(1.2, w / 110), ink);
    for (int i = 0; i < 1 + draws.dice().below(2); i++) {
      draws.note("arrowCount", i + 1);
      Draws arrow = draws.of("arrow" + (i + 1));
      double x = arrow.in("x", 0.25, 0.75) * w;
      double y = arrow.in("y", 0.25, 0.75) * h;
      double angle = arrow.in("angleRadians", 0, 2 * Math.PI);
      double length = arrow.in("lengthFraction", 0.1, 0.2) * w;
      pen.arrow(x + length * StrictMath.cos(angle), y + length * StrictMath.sin(angle), x, y);
    }
  }

  private static void caption(Grey grey, Draws draws) {
    String text =
        draws.pick(
            "text",
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
    double size = grey.widthPx() * draws.in("sizeFraction", 0.03, 0.06);
    double x = draws.in("x", 0.02, 0.6) * grey.widthPx();
    double y = (draws.chance("atTop", 0.5) ? 0.03 : 0.9) * grey.heightPx();
    float ink = draws.chance("white", 0.8) ? 1f : 0f;
    new Lettering(grey, Math.max(1, size / 7), ink).text(text, x, y, size);
  }

  private static void watermark(Grey grey, Draws draws) {
    Grey ink = Grey.black(grey.widthPx(), grey.heightPx());
    String text =
        draws.pick("text", "RADIOSAMPLE.ORG", "SAMPLE", "COPYRIGHT", "BONESHOTS.NET", "PREVIEW");
    double size = grey.widthPx() * 0.9 / (text.length() * 0.86);
    double y = draws.in("y", 0.3, 0.7) * grey.heightPx();
    new Lettering(ink, Math.max(1, size / 6), 1f).text(text, grey.widthPx() * 0.05, y, size);
    float weight = (float) draws.in("weight", 0.08, 0.25);
    float[] values = grey.values();
    for (int i = 0; i < values.length; i++) {
      values[i] += weight * ink.values()[i] * (1 - values[i]);
    }
  }

  private static Affine border(Grey grey, Draws draws) {
    double left = draws.in("leftFraction", 0, 0.09);
    double right = draws.in("rightFraction", 0, 0.09);
    double top = draws.in("topFraction", 0, 0.09);
    double bottom = draws.in("bottomFraction", 0, 0.09);
    return Affine.scale(1 - left - right, 1 - top - bottom)
        .then(Affine.translate(left * grey.widthPx(), top * grey.heightPx()));
  }

  private static Affine lean(Grey grey, Draws draws) {
    double x = grey.widthPx() / 2.0;
    double y = grey.heightPx() / 2.0;
    double k = draws.in("scale", 0.82, 1.0);
    double shear = draws.bell("shearX", 0, 0.03);
    return Affine.translate(-x, -y)
        .then(
            new Affine(
                k,
                shear,
                0,
                draws.bell("shearY", 0, 0.03),
                k * draws.in("stretchY", 0.93, 1.05),
                0))
        .then(Affine.rotate(draws.bell("turnDegrees", 0, 3), 0, 0))
        .then(
            Affine.translate(
                x + draws.bell("shiftX", 0, 0.0075) * grey.widthPx(),
                y + draws.bell("shiftY", 0, 0.0075) * grey.heightPx()));
  }
}
