package io.luxate.explain;

import io.luxate.image.Affine;
import io.luxate.image.Grey;
import io.luxate.image.Radiograph;
import io.luxate.model.Batch;
import io.luxate.model.Engine;
import io.luxate.model.Network;
import io.luxate.model.TrainedModel;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

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
  public static ActivationMap of(TrainedModel model, Radiograph radiograph, int classIndex) {
    Radiograph framed = model.frame(radiograph);
    return Engine.withoutGradient(() -> trace(model, framed, classIndex));
  }

  private static ActivationMap trace(TrainedModel model, Radiograph framed, int classIndex) {
    Network network = model.network();
    Tensor x = Batch.of(List.of(framed.pixels()), model.card().normalisation());
    Tensor maps = Engine.forward(in -> network.classMaps(network.features(in)), x);
    int classes = (int) maps.size(1);
    int rows = (int) maps.size(2);
    int columns = (int) maps.size(3);
    float[] all = Batch.values(maps);
    int area = rows * columns;
    float[] cells = new float[area];
    for (int k = 0; k < classes; k++) {
      float weight = k == classIndex ? 1 : -1f / (classes - 1);
      for (int i = 0; i < area; i++) {
        cells[i] += weight * all[k * area + i];
      }
    }
    return new ActivationMap(cells, columns, rows, framed);
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
