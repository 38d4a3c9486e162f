package io.luxate.image;

/**
 * A radiograph in grey with its geometry: however it was resized, padded or cropped, every point
 * leads back to a pixel of the original file.
 */
public record Radiograph(Origin origin, Grey pixels, Geometry geometry) {

  /**
   * The picture seen through a map: output pixel (x, y) shows this picture at {@code back(x, y)},
   * {@code fill} where that lies outside.
   *
   * @param step what is being done, for the record in the geometry
   */
  public Radiograph warp(String step, int widthPx, int heightPx, Affine back, float fill) {
    return new Radiograph(
        origin, Warp.apply(pixels, widthPx, heightPx, back, fill), geometry.after(step, back));
  }

  /** The part of the picture from (x, y) on; what lies outside is black. */
  public Radiograph crop(int x, int y, int widthPx, int heightPx) {
    String step = "crop " + widthPx + " x " + heightPx + " px from (" + x + ", " + y + ")";
    return warp(step, widthPx, heightPx, Affine.translate(x, y), 0f);
  }

  /** The mirror image, left and right exchanged. */
  public Radiograph flipHorizontally() {
    int w = pixels.widthPx();
    Affine back = new Affine(-1, 0, w, 0, 1, 0);
    return warp("flip left and right", w, pixels.heightPx(), back, 0f);
  }

  /** The mirror image, top and bottom exchanged. */
  public Radiograph flipVertically() {
    int h = pixels.heightPx();
    Affine back = new Affine(1, 0, 0, 0, -1, h);
    return warp("flip top and bottom", pixels.widthPx(), h, back, 0f);
  }

  /** The whole picture pressed into a new size. */
  public Radiograph resize(int widthPx, int heightPx) {
    Affine back =
        Affine.scale((double) pixels.widthPx() / widthPx, (double) pixels.heightPx() / heightPx);
    return warp(resizing(widthPx, heightPx), widthPx, heightPx, back, 0f);
  }

  static String resizing(int widthPx, int heightPx) {
    return "resize to " + widthPx + " x " + heightPx + " px";
  }

  /** The picture with its longer side at most {@code maxSidePx}, its shape kept; never larger. */
  public Radiograph shrinkTo(int maxSidePx) {
    int longer = Math.max(pixels.widthPx(), pixels.heightPx());
    if (longer <= maxSidePx) {
      return this;
    }
    return resize(
        shrunk(pixels.widthPx(), pixels.widthPx(), pixels.heightPx(), maxSidePx),
        shrunk(pixels.heightPx(), pixels.widthPx(), pixels.heightPx(), maxSidePx));
  }

  /** What becomes of a side of a picture when its longer one is shrunk to {@code maxSidePx}. */
  static int shrunk(int sidePx, int widthPx, int heightPx, int maxSidePx) {
    int longer = Math.max(widthPx, heightPx);
    return longer <= maxSidePx
        ? sidePx
        : Math.max(1, (int) Math.round(sidePx * ((double) maxSidePx / longer)));
  }

  /** The original file's x, in its pixels, of the point (x, y) of this picture. */
  public double originalX(double x, double y) {
    return geometry.toOriginal().x(x, y);
  }

  /** The original file's y, in its pixels, of the point (x, y) of this picture. */
  public double originalY(double x, double y) {
    return geometry.toOriginal().y(x, y);
  }
}
