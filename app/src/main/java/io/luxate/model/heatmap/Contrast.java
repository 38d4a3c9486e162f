package io.luxate.model.heatmap;

import io.luxate.Progress;
import io.luxate.image.Grey;
import io.luxate.model.Batch;
import io.luxate.model.Classifier;
import io.luxate.model.Engine;
import io.luxate.model.ModelCard;
import io.luxate.model.TrainedModel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * The score of one class before softmax, less the mean of the others': what speaks for it alone. A
 * label that excludes no other has its own score only.
 */
final class Contrast {
  private Contrast() {}

  /** How much each class's score counts. */
  static float[] weights(ModelCard card, int classIndex) {
    int classes = card.classes().size();
    float[] weights = new float[classes];
    if (!card.multiLabel()) {
      Arrays.fill(weights, -1f / (classes - 1));
    }
    weights[classIndex] = 1;
    return weights;
  }

  /** From scores, [images, classes], to [images, 1]. */
  static Tensor of(ModelCard card, Tensor scores, int classIndex) {
    return scores.matmul(Batch.tensor(weights(card, classIndex), scores.size(1), 1));
  }

  /** The contrast of each of so many pictures, each made when its batch is due. */
  static float[] ofPictures(
      TrainedModel model,
      int classIndex,
      int count,
      IntFunction<Grey> picture,
      String task,
      Progress progress) {
    float[] contrasts = new float[count];
    for (int start = 0; start < count; start += Classifier.IMAGES_AT_ONCE) {
      goOn();
      int end = Math.min(count, start + Classifier.IMAGES_AT_ONCE);
      List<Grey> batch = IntStream.range(start, end).mapToObj(picture).toList();
      float[] some =
          Engine.withoutGradient(
              () -> {
                Tensor x = Batch.of(batch, model.card().normalisation());
                Tensor scores = Engine.forward(model.network()::forward, x);
                return Batch.values(of(model.card(), scores, classIndex));
              });
      System.arraycopy(some, 0, contrasts, start, some.length);
      progress.update(task, end, count, "");
    }
    return contrasts;
  }

  /** Throws when the thread was asked to stop; the request stands. */
  static void goOn() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("stopped before the map was whole");
    }
  }
}
