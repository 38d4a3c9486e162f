package io.luxate.explain;

import io.luxate.image.Affine;
import io.luxate.image.Grey;
import io.luxate.image.Radiograph;
import io.luxate.model.ClassMaps;
import io.luxate.model.Classifier;

/**
 * A class activation map (Zhou et al., CVPR 2016): the evidence for one class against the mean of
 * the others at each place of the last convolution.
 *
 * @param cells evidence on the network's coarse grid, in units of the score before softmax; below
 *     zero speaks for the other classes
 * @param columns of the grid
 * @param rows of the grid
 * @param framed the picture as the network saw it, with its geometry
 */
@SuppressWarnings("ArrayRecordComponent") // a small grid, given away by its maker
public record ActivationMap(float[] cells, int columns, int rows, Radiograph framed) {

  /**
   * The map of one radiograph.
   *
   * @param classIndex the class whose evidence is shown
   */
  public static ActivationMap of(Classifier model, Radiograph radiograph, int classIndex) {
    Radiograph framed = model.frame(radiograph);
    ClassMaps maps = model.classMaps(framed.pixels());
    int area = maps.rows() * maps.columns();
    float[] cells = new float[area];
    for (int k = 0; k < maps.classes(); k++) {
      float weight = k == classIndex ? 1 : -1f / (maps.classes() - 1);
      for (int i = 0; i < area; i++) {
        cells[i] += weight * maps.values()[k * area + i];
      }
    }
    return new ActivationMap(cells, maps.columns(), maps.rows(), framed);
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
