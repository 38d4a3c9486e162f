package io.luxate.model;

import io.luxate.image.Framing;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A network made by hand that knows one thing: what is bright in a square of {@value #STRIDE_PX} px
 * speaks for the second class, and nothing for the first. Its head averages and is linear.
 */
public final class Lamp extends Network {
  public static final int STRIDE_PX = 16;
  private static final int INPUT_PX = 96;

  private final float dimmest;
  private final Linear fc = register_module("fc", new Linear(2, 2));

  private Lamp(float sure, float dimmest) {
    this.dimmest = dimmest;
    Engine.withoutGradient(
        () -> {
          fc.weight().copy_(Batch.tensor(new float[] {0, 0, sure, -1}, 2, 2));
          fc.bias().zero_();
          return true;
        });
  }

  /** The network ready to answer, its classes named {@code dark} and {@code bright}. */
  public static TrainedModel model(Framing framing, int cropFromPx) {
    return model(framing, cropFromPx, 3, 0);
  }

  /**
   * The same for other eyes.
   *
   * @param sure how far light moves the probability
   * @param dimmest what is darker is not seen, 0 to 1
   */
  public static TrainedModel model(Framing framing, int cropFromPx, float sure, float dimmest) {
    Engine.useThreads(1);
    ModelCard card =
        new ModelCard(
            "test",
            "resnet18",
            List.of("dark", "bright"),
            Optional.of("bright"),
            INPUT_PX,
            cropFromPx,
            framing,
            Normalisation.IMAGENET,
            Optional.empty(),
            "not fixed",
            true);
    return TrainedModel.ready(card, new Lamp(sure, dimmest));
  }

  /** Two channels: how bright each square is, and nothing. */
  @Override
  public Tensor features(Tensor x) {
    Tensor first = x.narrow(1, 0, 1);
    Tensor grey = x.size(1) < 3 ? first : first.mul(number(0.229f)).add(number(0.485f));
    Tensor light = torch.relu(grey.add(number(-dimmest)));
    Tensor squares = Ops.averagePool(light, STRIDE_PX, STRIDE_PX, 0);
    return Ops.cat(squares, torch.zeros_like(squares));
  }

  private static Tensor number(float value) {
    return Batch.tensor(new float[] {value}, 1);
  }

  @Override
  public Tensor head(Tensor features) {
    return fc.forward(Ops.globalAverage(features));
  }

  @Override
  public Tensor classMaps(Tensor features) {
    return Ops.everywhere(features, fc.weight());
  }

  @Override
  public String headPrefix() {
    return "fc.";
  }
}
