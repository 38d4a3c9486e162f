package io.luxate.phantom;

import io.luxate.image.Affine;
import io.luxate.image.Box;
import io.luxate.image.Grey;

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

  /** Pixels along a side, relative to what was asked for. */
  double pixels();

  Beam beam(Draws draws, int sizePx);

  Display display(Draws draws);

  /** The picture after the site's marks, frames and colours. */
  Picture finish(Grey grey, Patient patient, Draws draws);

  /**
   * The part of a finished picture that the site passes on.
   *
   * @param keep in pixels of the picture, around the socket wherever the bone is; stays visible
   * @param draws a stream of its own, so that pictures left whole are what they were without it
   */
  Picture cut(Picture picture, Box keep, Draws draws);

  /** Black beyond a collimator's edges, which lie a share of the side inside the picture. */
  static void collimate(Grey grey, Draws draws, double deepest) {
    int w = grey.widthPx();
    int h = grey.heightPx();
    double left = draws.in("leftFraction", 0, deepest) * w;
    double right = w - draws.in("rightFraction", 0, deepest) * w;
    double top = draws.in("topFraction", 0, deepest) * h;
    double bottom = h - draws.in("bottomFraction", 0, deepest) * h;
    double lean = draws.bell("lean", 0, 0.015);
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

  static Picture unmoved(Grey grey, Picture.Form form) {
    return new Picture(grey, Affine.IDENTITY, form);
  }
}
