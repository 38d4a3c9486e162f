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

  /** The original file's x, in its pixels, of the point (x, y) of this picture. */
  public double originalX(double x, double y) {
    return geometry.toOriginal().x(x, y);
  }

  /** The original file's y, in its pixels, of the point (x, y) of this picture. */
  public double originalY(double x, double y) {
    return geometry.toOriginal().y(x, y);
  }
}
