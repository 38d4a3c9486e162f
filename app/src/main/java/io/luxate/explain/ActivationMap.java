package io.luxate.explain;

import io.luxate.Progress;
import io.luxate.image.Affine;
import io.luxate.image.Grey;
import io.luxate.image.Radiograph;
import io.luxate.model.Classifier;
import io.luxate.model.heatmap.EvidenceGrid;
import io.luxate.model.heatmap.HeatmapMethod;

/**
 * Where in a radiograph the evidence for one class lies, by any {@link HeatmapMethod}.
 *
 * @param cells evidence on a coarse grid over the framed picture; below zero speaks against the
 *     class
 * @param columns of the grid
 * @param rows of the grid
 * @param framed the picture as the network saw it, with its geometry
 */
@SuppressWarnings("ArrayRecordComponent") // a small grid, given away by its maker
public record ActivationMap(float[] cells, int columns, int rows, Radiograph framed) {

  /**
   * The class activation map of one radiograph.
   *
   * @param classIndex the class whose evidence is shown
   */
  public static ActivationMap of(Classifier model, Radiograph radiograph, int classIndex) {
    return of(model, radiograph, classIndex, HeatmapMethod.CAM, Progress.SILENT);
  }

  /** The map of one radiograph by a method, which says what its numbers are. */
  public static ActivationMap of(
      Classifier model,
      Radiograph radiograph,
      int classIndex,
      HeatmapMethod method,
      Progress progress) {
    Radiograph framed = model.frame(radiograph);
    EvidenceGrid grid = method.of(model, framed.pixels(), classIndex, progress);
    return new ActivationMap(grid.cells(), grid.columns(), grid.rows(), framed);
  }

  /**
   * The map on the pixels of the original file, its positive evidence scaled to 0..1 by its largest
   * value there; all 0 when nothing speaks for the class.
   */
  public Grey onOriginal() {
    int width = framed.geometry().originalWidthPx();
    int height = framed.geometry().originalHeightPx();
    Affine toFramed = framed.geometry().toOriginal().inverse();
    Affine toGrid =
        toFramed.then(
            Affine.scale(
                (double) columns / framed.pixels().widthPx(),
                (double) rows / framed.pixels().heightPx()));
    Grey grid = new Grey(columns, rows, cells);
    boolean straight = toGrid.xy() == 0 && toGrid.yx() == 0;
    float[] values =
        straight ? level(grid, width, height, toGrid) : turned(grid, width, height, toGrid);
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    for (int i = 0; largest > 0 && i < values.length; i++) {
      values[i] /= largest;
    }
    return new Grey(width, height, values);
  }

  /** Evidence for the class at each pixel, one axis after the other. */
  private static float[] level(Grey grid, int width, int height, Affine toGrid) {
    int columns = grid.widthPx();
    float[] values = new float[width * height];
    int[] left = new int[width];
    float[] part = new float[width];
    for (int x = 0; x < width; x++) {
      double at = Math.min(Math.max(toGrid.x(x + 0.5, 0) - 0.5, 0), columns - 1);
      left[x] = (int) at;
      part[x] = (float) (at - left[x]);
    }
    float[] row = new float[columns + 1]; // the last column twice: there is nothing right of it
    for (int y = 0; y < height; y++) {
      double down = toGrid.y(0, y + 0.5);
      for (int x = 0; x <= columns; x++) {
        row[x] = grid.between(Math.min(x, columns - 1) + 0.5, down);
      }
      for (int x = 0; x < width; x++) {
        float from = row[left[x]];
        values[y * width + x] = Math.max(0, from + part[x] * (row[left[x] + 1] - from));
      }
    }
    return values;
  }

  /** The same where the picture was turned on its way. */
  private static float[] turned(Grey grid, int width, int height, Affine toGrid) {
    float[] values = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double across = toGrid.x(x + 0.5, y + 0.5);
        values[y * width + x] = Math.max(0, grid.between(across, toGrid.y(x + 0.5, y + 0.5)));
      }
    }
    return values;
  }
}
