package io.luxate.image;

import java.util.Locale;

/** How a radiograph of any shape becomes the network's square. */
public enum Framing {
  /** The whole image, its shape kept, centred on black. */
  LETTERBOX,
  /** The whole image pressed into the square, as the paper's group did. */
  SQUASH;

  /** The radiograph as a square of {@code sizePx}. */
  public Radiograph frame(Radiograph radiograph, int sizePx) {
    Affine back = back(radiograph.pixels().widthPx(), radiograph.pixels().heightPx(), sizePx);
    String step = name().toLowerCase(Locale.ROOT) + " to " + sizePx + " px";
    return radiograph.warp(step, sizePx, sizePx, back, 0f);
  }

  /**
   * The radiograph as the middle {@code sizePx} of a square of {@code fromPx}, as networks trained
   * on random crops see it; {@code fromPx} 0 cuts nothing off.
   */
  public Radiograph frame(Radiograph radiograph, int sizePx, int fromPx) {
    if (fromPx <= sizePx) {
      return frame(radiograph, sizePx);
    }
    double inset = (fromPx - sizePx) / 2.0;
    Affine back =
        Affine.translate(inset, inset)
            .then(back(radiograph.pixels().widthPx(), radiograph.pixels().heightPx(), fromPx));
    String step = "frame to " + fromPx + " px and cut the middle " + sizePx + " px";
    return radiograph.warp(step, sizePx, sizePx, back, 0f);
  }

  /** From a point of the square of {@code sizePx} to the point of a picture of w x h px. */
  public Affine back(double w, double h, int sizePx) {
    double scaleX = this == SQUASH ? w / sizePx : Math.max(w, h) / sizePx;
    double scaleY = this == SQUASH ? h / sizePx : Math.max(w, h) / sizePx;
    double padX = (sizePx - w / scaleX) / 2;
    double padY = (sizePx - h / scaleY) / 2;
    return Affine.translate(-padX, -padY).then(Affine.scale(scaleX, scaleY));
  }
}
