package io.luxate.model;

import io.luxate.image.Framing;
import io.luxate.image.Grey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Models as a training leaves them, without a training. */
public final class Models {
  public static final List<String> CLASSES = List.of("located", "dislocated", "fractured");

  private Models() {}

  /** Every number of the network moved from where it starts, its scores between -3 and 3. */
  public static TrainedModel trained(Architecture architecture, int inputPx) {
    TrainedModel model = TrainedModel.ready(card(architecture, inputPx), architecture.create(3, 7));
    Random random = new Random(11);
    Map<String, Tensor> state = StateDict.of(model.network());
    state.forEach(
        (name, tensor) -> {
          if (tensor.dim() == 1) {
            float[] values = Batch.values(tensor);
            for (int i = 0; i < values.length; i++) {
              values[i] =
                  name.endsWith("running_var")
                      ? values[i] * (0.5f + random.nextFloat())
                      : values[i] + 0.1f * (float) random.nextGaussian();
            }
            StateDict.write(tensor, Batch.tensor(values, values.length));
          }
        });
    float largest = 0;
    for (float score : scores(model)) {
      largest = Math.max(largest, Math.abs(score));
    }
    Scalar factor = new Scalar(3 / largest);
    state.forEach(
        (name, tensor) -> {
          if (name.startsWith(model.network().headPrefix())) {
            StateDict.write(tensor, tensor.detach().mul(factor));
          }
        });
    return model;
  }

  private static float[] scores(TrainedModel model) {
    return Engine.withoutGradient(
        () -> {
          Tensor x = Batch.of(pictures(2, model.card().inputPx()), model.card().normalisation());
          return Batch.values(model.network().forward(x));
        });
  }

  public static ModelCard card(Architecture architecture, int inputPx) {
    return new ModelCard(
        "0.1.0",
        architecture.id(),
        CLASSES,
        Optional.of("dislocated"),
        inputPx,
        0,
        Framing.LETTERBOX,
        Normalisation.IMAGENET,
        Optional.of(0.25),
        "validation images",
        true);
  }

  /** Noise, each picture another. */
  public static List<Grey> pictures(int count, int sidePx) {
    Random random = new Random(5);
    List<Grey> pictures = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      float[] values = new float[sidePx * sidePx];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextFloat();
      }
      pictures.add(new Grey(sidePx, sidePx, values));
    }
    return pictures;
  }
}
