package io.luxate.image;

/** How a radiograph of any shape becomes the network's square. */
public enum Framing {
  /** The whole image, its shape kept, centred on black. */
  LETTERBOX,
  /** The whole image pressed into the square, as the paper's group did. */
  SQUASH;

  /** The radiograph as a square of {@code sizePx}. */
  public Radiograph frame(Radiograph radiograph, int sizePx) {
    double w = radiograph.pixels().widthPx();
    double h = radiograph.pixels().heightPx();
    double scaleX = this == SQUASH ? w / sizePx : Math.max(w, h) / sizePx;
    double scaleY = this == SQUASH ? h / sizePx : Math.max(w, h) / sizePx;
    double padX = (sizePx - w / scaleX) / 2;
    double padY = (sizePx - h / scaleY) / 2;
    Affine back = Affine.translate(-padX, -padY).then(Affine.scale(scaleX, scaleY));
    String step = name().toLowerCase(java.util.Locale.ROOT) + " to " + sizePx + " px";
    return radiograph.warp(step, sizePx, sizePx, back, 0f);
  }
}
