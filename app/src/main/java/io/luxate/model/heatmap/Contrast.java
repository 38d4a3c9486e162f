package io.luxate.model.heatmap;

import io.luxate.Progress;
import io.luxate.image.Grey;
import io.luxate.model.Batch;
import io.luxate.model.Classifier;
import io.luxate.model.Engine;
import io.luxate.model.TrainedModel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * The score of one class before softmax, less the mean of the others': what speaks for it alone.
 */
final class Contrast {
  private Contrast() {}

  /** How much each class's score counts. */
  static float[] weights(int classIndex, int classes) {
    float[] weights = new float[classes];
    Arrays.fill(weights, -1f / (classes - 1));
    weights[classIndex] = 1;
    return weights;
  }

  /** From scores, [images, classes], to [images, 1]. */
  static Tensor of(Tensor scores, int classIndex) {
    int classes = (int) scores.size(1);
    return scores.matmul(Batch.tensor(weights(classIndex, classes), classes, 1));
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
                return Batch.values(of(Engine.forward(model.network()::forward, x), classIndex));
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
