package io.luxate.curate.duplicates;

import io.luxate.image.Affine;
import io.luxate.image.Grey;
import java.util.Arrays;

/**
 * How alike two pictures are where one is laid over the other. Compared is their fine detail, tile
 * by tile: two hips of two people agree in the large, but not in the edges of every tile, while an
 * arrow drawn onto a copy spoils only the tiles that it crosses.
 *
 * @param overlap share of the smaller picture that the other covers, 0 to 1
 * @param likeness median of the tiles' correlations, -1 to 1; 0 with fewer than {@value
 *     #FEWEST_TILES} tiles to compare
 */
record Overlay(double overlap, double likeness) {
  private static final int TILE_PX = 16;
  private static final int FEWEST_TILES = 12;
  private static final int COARSE_PX = 7;

  /** Tiles with less detail than this share of what three in ten exceed say nothing. */
  private static final double DETAIL = 0.12;

  /** Lays {@code b} over {@code a}: the point of {@code a} leads to {@code back} of it in b. */
  static Overlay of(Grey a, Grey b, Affine back) {
    float[] laid = new float[a.values().length];
    boolean[] covered = new boolean[laid.length];
    int width = a.widthPx();
    int count = 0;
    for (int y = 0; y < a.heightPx(); y++) {
      for (int x = 0; x < width; x++) {
        double bx = back.x(x + 0.5, y + 0.5);
        double by = back.y(x + 0.5, y + 0.5);
        if (bx >= 0 && by >= 0 && bx <= b.widthPx() && by <= b.heightPx()) {
          covered[y * width + x] = true;
          laid[y * width + x] = b.between(bx, by);
          count++;
        }
      }
    }
    double scale = Math.abs(back.xx() * back.yy() - back.xy() * back.yx());
    double smaller = Math.min(laid.length, b.values().length / Math.max(scale, 1e-9));
    return new Overlay(
        Math.min(1, count / smaller),
        likeness(detail(a.values(), covered, width), detail(laid, covered, width), covered, width));
  }

  private static double likeness(float[] a, float[] b, boolean[] covered, int width) {
    int height = a.length / width;
    double[][] tiles = new double[(width / TILE_PX) * (height / TILE_PX)][];
    int n = 0;
    for (int ty = 0; ty + TILE_PX <= height; ty += TILE_PX) {
      for (int tx = 0; tx + TILE_PX <= width; tx += TILE_PX) {
        double[] tile = tile(a, b, covered, width, tx, ty);
        if (tile.length > 0) {
          tiles[n++] = tile;
        }
      }
    }
    double[][] whole = Arrays.copyOf(tiles, n);
    double floor = Math.min(rich(whole, 0), rich(whole, 1)) * DETAIL;
    double[] correlations =
        Arrays.stream(whole)
            .filter(tile -> tile[0] > floor || tile[1] > floor)
            .mapToDouble(tile -> tile[2])
            .sorted()
            .toArray();
    return correlations.length < FEWEST_TILES ? 0 : correlations[correlations.length / 2];
  }

  /** How much detail three tiles in ten exceed: marks drawn on cover fewer. */
  private static double rich(double[][] tiles, int which) {
    double[] detail = Arrays.stream(tiles).mapToDouble(tile -> tile[which]).sorted().toArray();
    return detail.length == 0 ? 0 : detail[detail.length * 7 / 10];
  }

  /** The variance of both and their correlation; empty where one does not cover the whole tile. */
  private static double[] tile(
      float[] a, float[] b, boolean[] covered, int width, int left, int top) {
    double sumA = 0;
    double sumB = 0;
    double squareA = 0;
    double squareB = 0;
    double product = 0;
    for (int y = top; y < top + TILE_PX; y++) {
      for (int at = y * width + left; at < y * width + left + TILE_PX; at++) {
        if (!covered[at]) {
          return new double[0];
        }
        sumA += a[at];
        sumB += b[at];
        squareA += (double) a[at] * a[at];
        squareB += (double) b[at] * b[at];
        product += (double) a[at] * b[at];
      }
    }
    double n = TILE_PX * TILE_PX;
    double varianceA = squareA / n - sumA / n * (sumA / n);
    double varianceB = squareB / n - sumB / n * (sumB / n);
    double covariance = product / n - sumA / n * (sumB / n);
    double both = Math.sqrt(Math.max(varianceA, 0) * Math.max(varianceB, 0));
    return new double[] {varianceA, varianceB, both > 1e-12 ? covariance / both : 0};
  }

  /** The picture without its slow changes and without single pixels' noise, where it is covered. */
  private static float[] detail(float[] values, boolean[] covered, int width) {
    float[] fine = mean(values, covered, width, 1);
    float[] coarse = mean(values, covered, width, COARSE_PX);
    for (int i = 0; i < fine.length; i++) {
      fine[i] -= coarse[i];
    }
    return fine;
  }

  /** The mean over the covered pixels of a square, from running sums. */
  private static float[] mean(float[] values, boolean[] covered, int width, int reach) {
    int height = values.length / width;
    double[] sums = new double[(width + 1) * (height + 1)];
    int[] counts = new int[sums.length];
    for (int y = 0; y < height; y++) {
      double row = 0;
      int rowCount = 0;
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        row += covered[at] ? values[at] : 0;
        rowCount += covered[at] ? 1 : 0;
        int below = (y + 1) * (width + 1) + x + 1;
        sums[below] = sums[below - width - 1] + row;
        counts[below] = counts[below - width - 1] + rowCount;
      }
    }
    float[] means = new float[values.length];
    for (int y = 0; y < height; y++) {
      int top = Math.max(0, y - reach) * (width + 1);
      int bottom = Math.min(height, y + reach + 1) * (width + 1);
      for (int x = 0; x < width; x++) {
        int left = Math.max(0, x - reach);
        int right = Math.min(width, x + reach + 1);
        int n =
            counts[bottom + right]
                - counts[bottom + left]
                - counts[top + right]
                + counts[top + left];
        double sum =
            sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left];
        means[y * width + x] = n == 0 ? 0 : (float) (sum / n);
      }
    }
    return means;
  }
}
