package io.luxate.phantom;

import io.luxate.image.Affine;
import io.luxate.image.Grey;
import io.luxate.image.Lettering;

/**
 * What a site does to a picture: how it exposes and displays, and what it leaves on it. Nothing
 * here may look at the label.
 */
interface Look {
  static Look of(Site site) {
    return switch (site) {
      case INTERNET -> new InternetLook();
      case HOSPITAL_A -> HospitalLook.A;
      case HOSPITAL_B -> HospitalLook.B;
      case HOSPITAL_C -> HospitalLook.C;
    };
  }

  Beam beam(Draws draws, int sizePx);

  Display display(Draws draws);

  /** The picture after the site's marks, crops and colours. */
  Picture finish(Grey grey, Patient patient, Draws draws);

  /** Black beyond a collimator's edges, which lie a share of the side inside the picture. */
  static void collimate(Grey grey, Dice dice, double deepest) {
    int w = grey.widthPx();
    int h = grey.heightPx();
    double left = dice.in(0, deepest) * w;
    double right = w - dice.in(0, deepest) * w;
    double top = dice.in(0, deepest) * h;
    double bottom = h - dice.in(0, deepest) * h;
    double lean = dice.bell(0, 0.015);
    double soft = w / 200.0 + 0.7;
    float[] values = grey.values();
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        double u = x + lean * y;
        double v = y - lean * x;
        double inside = Math.min(Math.min(u - left, right - u), Math.min(v - top, bottom - v));
        if (inside < soft) {
          values[y * w + x] *= (float) Math.max(0, inside / soft);
        }
      }
    }
  }

  /** A side marker somewhere near an edge. */
  static void marker(Grey grey, Patient patient, Dice dice, float value) {
    double size = grey.widthPx() * dice.in(0.035, 0.06);
    double x = (dice.chance(0.5) ? dice.in(0.04, 0.14) : dice.in(0.8, 0.9)) * grey.widthPx();
    double y = (dice.chance(0.5) ? dice.in(0.04, 0.2) : dice.in(0.75, 0.9)) * grey.heightPx();
    Lettering pen = new Lettering(grey, Math.max(1, size / 6), value);
    pen.text(patient.isLeft() ? "L" : "R", x, y, size);
  }

  static Picture unmoved(Grey grey, Picture.Form form) {
    return new Picture(grey, Affine.IDENTITY, form);
  }
}
