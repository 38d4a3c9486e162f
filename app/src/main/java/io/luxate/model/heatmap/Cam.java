package io.luxate.model.heatmap;

import io.luxate.image.Grey;
import io.luxate.model.ClassMaps;
import io.luxate.model.Classifier;

/**
 * The class activation map (Zhou et al., CVPR 2016): the network's own map of a class less the mean
 * of the other classes' maps. Numbers are in units of the score before softmax; the mean of a map
 * is what the features add to the score against the mean of the others. Networks that decide with
 * several layers have gradient-weighted maps in the place of these, see {@link
 * io.luxate.model.Network#classMaps}.
 */
final class Cam {
  private Cam() {}

  static EvidenceGrid of(Classifier model, Grey framed, int classIndex) {
    ClassMaps maps = model.classMaps(framed);
    int area = maps.rows() * maps.columns();
    float[] weights = Contrast.weights(model.card(), classIndex);
    float[] cells = new float[area];
    for (int k = 0; k < weights.length; k++) {
      for (int i = 0; i < area; i++) {
        cells[i] += weights[k] * maps.values()[k * area + i];
      }
    }
    return new EvidenceGrid(cells, maps.rows(), maps.columns());
  }
}
