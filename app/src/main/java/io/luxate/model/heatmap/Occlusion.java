package io.luxate.model.heatmap;

import io.luxate.Progress;
import io.luxate.image.Grey;
import io.luxate.model.TrainedModel;
import java.util.Arrays;

/**
 * Occlusion (Zeiler and Fergus, ECCV 2014): a square of the picture's mean grey is laid over one
 * place after the other. A cell's number is how far the score sinks when the square lies about it,
 * in units of the score before softmax, the class's against the mean of the others'; below zero
 * where the place spoke against the class. No gradients are asked.
 *
 * @param cells places along each side; the square is two of them wide, so neighbours overlap by
 *     half
 */
record Occlusion(int cells) implements Explainer {

  @Override
  public EvidenceGrid explain(TrainedModel model, Grey framed, int classIndex, Progress progress) {
    float mean = mean(framed);
    float[] scores =
        Contrast.ofPictures(
            model,
            classIndex,
            1 + cells * cells,
            i -> i == 0 ? framed : covered(framed, (i - 1) / cells, (i - 1) % cells, mean),
            "occlusion",
            progress);
    float[] sunk = new float[cells * cells];
    for (int i = 0; i < sunk.length; i++) {
      sunk[i] = scores[0] - scores[i + 1];
    }
    return new EvidenceGrid(sunk, cells, cells);
  }

  private Grey covered(Grey framed, int row, int column, float grey) {
    int width = framed.widthPx();
    int height = framed.heightPx();
    float[] values = framed.values().clone();
    int left = from(column, width);
    int right = to(column, width);
    for (int y = from(row, height); y < to(row, height); y++) {
      Arrays.fill(values, y * width + left, y * width + right, grey);
    }
    return new Grey(width, height, values);
  }

  /** The first pixel that the square about a cell covers. */
  private int from(int cell, int sidePx) {
    return Math.max(0, (2 * cell - 1) * sidePx / (2 * cells));
  }

  /** The pixel after the last. */
  private int to(int cell, int sidePx) {
    return Math.min(sidePx, (2 * cell + 3) * sidePx / (2 * cells));
  }

  private static float mean(Grey framed) {
    double sum = 0;
    for (float value : framed.values()) {
      sum += value;
    }
    return (float) (sum / framed.values().length);
  }
}
