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
    Grey grid = new Grey(columns, rows, cells);
    double cellWidth = (double) framed.pixels().widthPx() / columns;
    double cellHeight = (double) framed.pixels().heightPx() / rows;
    float[] values = new float[width * height];
    float largest = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double fx = toFramed.x(x + 0.5, y + 0.5);
        double fy = toFramed.y(x + 0.5, y + 0.5);
        float value = Math.max(0, grid.between(fx / cellWidth, fy / cellHeight));
        values[y * width + x] = value;
        largest = Math.max(largest, value);
      }
    }
    for (int i = 0; largest > 0 && i < values.length; i++) {
      values[i] /= largest;
    }
    return new Grey(width, height, values);
  }
}
