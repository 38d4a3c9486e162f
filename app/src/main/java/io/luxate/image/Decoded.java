package io.luxate.image;

/**
 * An image as its file stores it, before any EXIF orientation.
 *
 * @param rows of the file, or of every {@code reduction} x {@code reduction} of its pixels one; the
 *     last row and column may then stand for fewer
 * @param bitsPerSample of the file, 1 to 16
 * @param channels samples per pixel in the file; 1 for a palette
 * @param widthPx of the file
 * @param heightPx of the file
 * @param reduction 1, 2, 4 or 8
 */
record Decoded(
    Rows rows, int bitsPerSample, int channels, int widthPx, int heightPx, int reduction) {

  /** A picture at full size. */
  static Decoded whole(Rows rows, int bitsPerSample, int channels) {
    return new Decoded(rows, bitsPerSample, channels, rows.widthPx(), rows.heightPx(), 1);
  }

  /** The picture with its longer side at most {@code maxSidePx}, as {@link Radiograph#shrinkTo}. */
  Grey shrunk(int maxSidePx) {
    int width = Radiograph.shrunk(widthPx, widthPx, heightPx, maxSidePx);
    int height = Radiograph.shrunk(heightPx, widthPx, heightPx, maxSidePx);
    if (width == rows.widthPx() && height == rows.heightPx()) {
      return rows.whole();
    }
    return Warp.resize(
        rows,
        width,
        height,
        (double) widthPx / reduction / width,
        (double) heightPx / reduction / height);
  }
}
