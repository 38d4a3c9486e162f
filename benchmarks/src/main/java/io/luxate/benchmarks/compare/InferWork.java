package io.luxate.benchmarks.compare;

import io.luxate.image.Grey;
import io.luxate.model.Classifier;
import java.nio.file.Path;
import java.util.List;

/** Scoring by a {@link Classifier} as a user opens it: a run's folder, or an ONNX export. */
final class InferWork implements Work {
  private final Classifier model;
  private final List<Grey> pictures;
  private final float[] scores;

  InferWork(Path model, Path folder, int batch) {
    this.model = Classifier.open(model).forAnswers();
    this.pictures = Shared.greys(folder, batch);
    this.scores = this.model.flatProbabilities(Shared.greys(folder, 4));
  }

  @Override
  public int each() {
    return pictures.size();
  }

  @Override
  public float[] scores() {
    return scores.clone();
  }

  @Override
  public void step() {
    model.flatProbabilities(pictures);
  }

  @Override
  public void close() {
    model.close();
  }
}
