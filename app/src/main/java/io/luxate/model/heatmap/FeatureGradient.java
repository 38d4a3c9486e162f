package io.luxate.model.heatmap;

import io.luxate.image.Grey;
import io.luxate.model.Batch;
import io.luxate.model.Engine;
import io.luxate.model.TrainedModel;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The activations of a network's last convolution, and how much the class's {@link Contrast} grows
 * with each of them: both [1, channels, rows, columns].
 */
record FeatureGradient(Tensor features, Tensor gradient) {

  /** The map that {@code weigh} makes of them, [1, rows, columns] of it. */
  static EvidenceGrid map(
      TrainedModel model, Grey framed, int classIndex, Function<FeatureGradient, Tensor> weigh) {
    return Engine.withoutGradient(
        () -> {
          Tensor features = features(model, framed);
          FeatureGradient both = new FeatureGradient(features, of(model, features, classIndex));
          return grid(weigh.apply(both));
        });
  }

  /** The features of one picture, in float32. */
  static Tensor features(TrainedModel model, Grey framed) {
    Tensor x = Batch.of(List.of(framed), model.card().normalisation());
    return Engine.forward(model.network()::features, x);
  }

  /** A tensor of [1, rows, columns] as a grid. */
  static EvidenceGrid grid(Tensor map) {
    return new EvidenceGrid(Batch.values(map), (int) map.size(1), (int) map.size(2));
  }

  @SuppressWarnings("try") // torch's guards act by being open
  private static Tensor of(TrainedModel model, Tensor features, int classIndex) {
    try (AutoGradMode guard = new AutoGradMode(true)) {
      Tensor leaf = features.detach().requires_grad_(true);
      Tensor contrast = Contrast.of(model.card(), model.network().head(leaf), classIndex).sum();
      return torch.grad(new TensorVector(contrast), new TensorVector(leaf)).get(0);
    }
  }

  /** The sum of each channel over its places, [1, channels, 1, 1]. */
  static Tensor overPlaces(Tensor x) {
    return x.flatten(2, 3).sum(2).unflatten(1, x.size(1), 1, 1);
  }
}
