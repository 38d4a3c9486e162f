package io.luxate.model.heatmap;

import io.luxate.Progress;
import io.luxate.image.Grey;
import io.luxate.model.TrainedModel;

/** One way to find the evidence for a class in a picture. */
@FunctionalInterface
interface Explainer {
  /**
   * The evidence in a picture already framed.
   *
   * @param progress hears of each batch where many passes are needed
   * @throws java.util.concurrent.CancellationException when the thread is interrupted on the way
   */
  EvidenceGrid explain(TrainedModel model, Grey framed, int classIndex, Progress progress);
}
