package io.luxate.curate.duplicates;

import io.luxate.image.Grey;
import io.luxate.image.Radiograph;
import io.luxate.model.Embedding;
import java.util.ArrayList;
import java.util.List;

/**
 * A network's view of a picture that does not change when the picture is turned by quarters,
 * mirrored or inverted: the mean of what it makes of all 16 {@link Orientation}s.
 */
record Invariant(Embedding network) {

  /** A vector of length 1 or less. */
  float[] of(Radiograph radiograph) {
    Grey square = network.frame(radiograph);
    List<Grey> seen = new ArrayList<>();
    for (int i = 0; i < Orientation.COUNT; i++) {
      seen.add(Orientation.number(i).of(square));
    }
    List<float[]> vectors = network.of(seen);
    float[] mean = new float[vectors.get(0).length];
    for (float[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i] / Orientation.COUNT;
      }
    }
    return mean;
  }
}
